import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { UnreadableError } from '../../../src/import/importer.ts'
import { lineKinds } from '../../../src/import/text/line-kinds.ts'
import { textImporter } from '../../../src/import/text/text-importer.ts'
import { character } from '../../support/character.ts'
import { assertGolden } from '../../support/golden.ts'
import { harbourSite, importedText } from '../imported-text.ts'

const first = 'The bridge opens at nine in the morning, and the bell rings before it turns.'
const folder = fileURLToPath(new URL('../texts', import.meta.url))

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const [article] = textImporter.read({ path: 'page.txt', bytes }, harbourSite)
  assert.ok(article)
  return article
}

describe('textImporter', () => {
  for (const file of globSync('*.txt', { cwd: folder }).sort()) {
    it(`reads ${basename(file, '.txt')} as its golden file has it`, () => {
      const bytes = readFileSync(join(folder, file))
      const [article] = textImporter.read({ path: file, bytes }, harbourSite)
      assert.ok(article)
      assertGolden(join(folder, file.replace('.txt', '.golden.md')), importedText(article))
    })
  }

  it('recognises text by its name and type', () => {
    const bytes = new Uint8Array()
    assert.ok(textImporter.recognises({ path: 'a/Page.TXT', bytes }))
    assert.ok(
      textImporter.recognises({ path: 'https://a.example/', mediaType: 'text/plain', bytes }),
    )
    assert.ok(!textImporter.recognises({ path: 'a/page.md', bytes }))
  })

  it('tells that a file without a sentence cannot be read', () => {
    assert.throws(() => read('Home\nHarbour\n\nContact'), UnreadableError)
    assert.throws(() => read(''), UnreadableError)
    assert.throws(() => read('a'.repeat(2_000_001)), { message: /2000000 characters/ })
  })

  it('says what is missing instead of inventing it', () => {
    const { title, published, source, authors, notes } = read(
      'The bridge opens at nine in the morning. It was closed for repairs two days ago.',
    )
    assert.deepEqual([title, published, source, authors], [undefined, undefined, undefined, []])
    const missing = notes.filter(({ kind }) => kind === 'missing').map(({ field }) => field)
    assert.deepEqual(missing, ['title', 'published', 'source', 'authors', 'topics'])
  })

  it('takes the day of the place line, and else that of a change', () => {
    const text = 'The bridge opens at nine in the morning, said the harbour office.'
    const press = read(`PORT ELLEN, May 3, 2024 – ${text}`)
    assert.equal(press.published, '2024-05-03')
    const { published, updated, notes } = read(`Last updated: May 4, 2024\n${text}`)
    assert.deepEqual([published, updated], ['2024-05-04', undefined])
    assert.match(notes.find(({ field }) => field === 'published')?.text ?? '', /day of a change/)
  })

  it('takes a number alone for what it is, and numbers in a row for a list', () => {
    const long = 'Mai ist es soweit, und die Brücke öffnet wieder für alle Boote.'
    assert.match(
      read(`12. ${long}\nEs wird ein schöner Tag, sagt der Kapitän.`).markdown,
      /^12\\. Mai/,
    )
    const list = read(`${first}\n3. Pull the rope\n4. Let it go\n${first}`)
    assert.match(list.markdown, /3\. Pull the rope\n4\. Let it go/)
  })

  it('takes no day of a sentence, of a caption or of the footer for the date', () => {
    const { published, notes } = read(
      [
        'The bridge was opened on May 3, 2024 and has been turning ever since that day.',
        'bridge.jpg',
        'The bridge on May 4, 2024',
        'It turns four times a day, and the bell rings before it does.',
        '© 2024 Harbour Mail, May 5, 2024',
      ].join('\n'),
    )
    assert.equal(published, undefined)
    const note = notes.find(({ field }) => field === 'published')
    assert.match(
      note?.text ?? '',
      /the latest day with its year in the text is 2024-05-03 \(line 1\)/,
    )
  })

  const long =
    'Whoever stands on the bridge when it turns gets a ride across the basin that nobody has to pay for, and most people on the quay have taken it once in their lives.'

  it('ends an article where comments or a list of other articles begin', () => {
    const teaser = 'A seal was seen in the marina on Sunday by two boys.'
    assert.equal(
      read([first, long, 'Latest news', 'A seal', teaser].join('\n')).markdown,
      `${first}\n\n${long}`,
    )
    assert.equal(
      read([first, long, 'Comments (1)', long].join('\n')).markdown,
      `${first}\n\n${long}`,
    )
  })

  it('goes on behind a list of other articles within the text', () => {
    const rest = `${long} ${first}`
    const { markdown } = read(
      [first, 'Read also', 'A seal in the marina', 'Buses', rest].join('\n'),
    )
    assert.equal(markdown, `${first}\n\n${rest}`)
  })

  it('takes no line for the title that has one word of the text by chance', () => {
    assert.equal(read(`Bridge wanted\n\n${first}\n\n${long}`).title, undefined)
  })

  it('takes a paper for the publisher to which people talk, and not one that the text reports of', () => {
    const told = 'The bell is older than the bridge, its keeper told The Tide Mail on the quay.'
    assert.equal(read(`${first}\n${told}`).source?.name, 'The Tide Mail')
    const other = 'The Tide Mail reported that the bell is to be rung by hand from now on.'
    assert.equal(read(`${first}\n${told}\n${other}`).source, undefined)
  })

  it('joins lines of a column, and no paragraphs that are as long as one another', () => {
    const lines = Array.from({ length: 6 }, (_, index) => first.replace('nine', `${index} o'clock`))
    assert.equal(read(lines.join('\n')).markdown, lines.join('\n\n'))
    const column = long.match(/.{1,60}(?: |$)/g)?.join('\n') ?? ''
    assert.equal(read(`${column}\n\n${column}`).markdown, `${long}\n\n${long}`)
  })

  it('writes what looks like Markdown as the text that it is', () => {
    const { markdown } = read(
      'The *old* bridge [at the pier] costs 5_000 <b>crowns</b> a year & more.',
    )
    assert.equal(
      markdown,
      'The \\*old\\* bridge \\[at the pier] costs 5_000 \\<b>crowns\\</b> a year & more.',
    )
  })

  it('keeps every paragraph of an article and none of the lines around and between', () => {
    fc.assert(fc.property(page, checkPage), { numRuns: 25 })
  })

  it('reads any text or says that it cannot', () => {
    const line = fc.oneof(fc.string({ unit: character }), fc.constantFrom(...boilerplate), sentence)
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
        try {
          read(lines.join(end))
        } catch (error) {
          assert.ok(error instanceof UnreadableError)
        }
      }),
      { numRuns: 25 },
    )
  })
})

const word = fc.constantFrom(
  ...'the a boat quay harbour pilot bridge lamp turns waits under behind slowly evening water rope and with old new crew'.split(
    ' ',
  ),
)
const sentence = fc
  .tuple(fc.constantFrom('The', 'Every', 'One'), fc.array(word, { minLength: 9, maxLength: 22 }))
  .map(([start, words]) => `${start} ${words.join(' ')}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))

const above = [
  'Skip to main content',
  'Home | Harbour | Sport',
  'Advertisement',
  '3 min read',
  'Share on Facebook',
  'Live',
  'On',
  'Off',
]
const between = ['Advertisement', 'Read also: A lamp for the gate', 'Listen to this article']
const below = ['Comments (2)', 'Latest news', '© 2024 Harbour Mail', 'Newsletter', 'Privacy policy']
const boilerplate = [...above, ...between, ...below, 'quay-at-night.jpg', 'Photo: Ines Okoro']

const page = fc.record({
  above: fc.subarray(above),
  paragraphs: fc.uniqueArray(paragraph, { minLength: 3, maxLength: 8 }),
  // Between a file and a credit a sentence is a caption.
  between: fc
    .constantFrom('quay-at-night.jpg', 'Photo: Ines Okoro')
    .chain((one) =>
      fc.array(fc.constantFrom(undefined, one, ...between), { minLength: 8, maxLength: 8 }),
    ),
  below: fc.subarray(below),
  gap: fc.constantFrom('\n', '\n\n', '\r\n\r\n'),
})

interface Page {
  above: string[]
  paragraphs: string[]
  between: (string | undefined)[]
  below: string[]
  gap: string
}

function checkPage({ above, paragraphs, between, below, gap }: Page): void {
  const inside = paragraphs.flatMap((text, index) => {
    const line = index === 0 ? undefined : between[index]
    return line === undefined ? [text] : [line, text]
  })
  const { markdown } = read([...above, ...inside, ...below].join(gap))
  assert.deepEqual(markdown.split('\n\n'), paragraphs)
}

describe('the kinds of lines', () => {
  it('have names that differ', () => {
    assert.equal(new Set(lineKinds.map(({ id }) => id)).size, lineKinds.length)
  })
})
