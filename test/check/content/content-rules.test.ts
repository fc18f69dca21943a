import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contentRules } from '../../../src/check/content/content-rules.ts'
import { checkedContent } from '../../../src/commands/check/checked-content.ts'
import { now } from '../../support/local-site.ts'
import { articleText, asciiJson, contentOf, memoryFiles } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'

type Fields = Record<string, unknown>
type Files = Record<string, string>

const words = 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen'
const longText = `The ferry runs. ${words} ${words} ${words} fishing not.`

function article(name: string, fields: Fields = {}, body = `The ferry ${name} runs.`): Files {
  const second = String(name.charCodeAt(0) % 60).padStart(2, '0')
  return {
    [`articles/${name}.md`]: articleText(
      {
        title: `The ${name}`,
        id: `tag:harbour.example,2025:${name}`,
        published: `2025-03-01T00:00:${second}Z`,
        topics: ['ferries'],
        summary: 'The ferry runs.',
        ...fields,
      },
      body,
    ),
  }
}

const topics = {
  ferries: { title: 'Ferries', description: 'Ferries.', keywords: ['ferry', 'fast boat'] },
}

/** A site about which nothing can be said. */
const sound: Files = {
  ...plainSite,
  'topics.yaml': asciiJson(topics),
  'articles/boat.png': 'a picture',
  ...article('a', { tags: ['Harbour'] }, 'The ferry runs ![a boat](boat.png).'),
}

/** For each rule, files that break it and nothing else, and what is found where. */
const samples: Record<
  string,
  { files: Files; found: [file: string, place: string, found: string] }
> = {
  'summary-missing': {
    files: article('b', { summary: undefined }),
    found: ['articles/b.md', '2:1', 'nothing'],
  },
  'summary-long': {
    files: article('b', { summary: `${'x'.repeat(300)}.` }),
    found: ['articles/b.md', '6:10', '301 characters'],
  },
  'summary-unfinished': {
    files: article('b', { summary: 'The ferry runs and' }),
    found: ['articles/b.md', '6:10', '`…The ferry runs and`'],
  },
  'title-long': {
    files: article('b', { title: '𝔁'.repeat(121) }),
    found: ['articles/b.md', '2:8', '121 characters'],
  },
  'image-alt-missing': {
    files: article('b', {}, 'The ferry.\n\n![ ](boat.png)'),
    found: ['articles/b.md', '10:6', 'no text for boat.png'],
  },
  'topic-unset': {
    files: {
      'topics.yaml': asciiJson({
        ...topics,
        fishing: { title: 'Fishing', description: 'Fishing.', keywords: ['net', 'fishing boat'] },
      }),
      ...article('b', { topics: ['fishing', 'ferries'] }, 'The ferry and a net.'),
      ...article('c', {}, 'The ferry saw a *Fishing  Boat*, and no Netherlands.'),
    },
    found: ['articles/c.md', '5:9', '`fishing boat` in the text'],
  },
  'topic-unfounded': {
    files: article('b', { summary: 'A ship.' }, 'A ship and many sailing people.'),
    found: ['articles/b.md', '5:9', 'the topic `ferries` and none of its keywords'],
  },
  'link-insecure': {
    files: article('b', {}, 'The ferry and [a port](http://port.example/).'),
    found: ['articles/b.md', '8:24', '`http://port.example/`'],
  },
  'title-duplicate': {
    files: article('b', { title: 'THE A' }),
    found: ['articles/b.md', '2:8', '`THE A`, which content/articles/a.md has'],
  },
  'text-duplicate': {
    files: { ...article('b', {}, longText), ...article('c', {}, `${longText} Another end.`) },
    found: ['articles/c.md', '1:1', 'a text of which 78 % is that of content/articles/b.md'],
  },
  'tag-case': {
    files: article('b', { tags: ['harbour'] }),
    found: ['articles/b.md', '7:7', '`harbour`'],
  },
  'topic-empty': {
    files: {
      'topics.yaml': asciiJson({
        ...topics,
        fishing: { title: 'Fishing', description: 'Fishing.', keywords: ['net'] },
      }),
      ...article('b', { topics: ['ferries', 'fishing'], feed: false }, 'The ferry and a net.'),
    },
    found: ['topics.yaml', '1:90', 'no article'],
  },
}

async function findingsIn(files: Files) {
  const all = { ...sound, ...files }
  const content = checkedContent(await contentOf(all), memoryFiles(all), 'content', now)
  return contentRules.flatMap(({ id, find }) =>
    find(content).map((finding) => ({ id, ...finding })),
  )
}

async function idsIn(files: Files) {
  return (await findingsIn(files)).map(({ id }) => id)
}

describe('contentRules', () => {
  it('have nothing against a sound site', async () => {
    assert.deepEqual(await findingsIn({}), [])
  })

  it('have a broken sample each', () => {
    assert.deepEqual(Object.keys(samples).sort(), contentRules.map(({ id }) => id).sort())
  })

  for (const [rule, { files, found }] of Object.entries(samples)) {
    it(`find with ${rule}, and with no other, what breaks it`, async () => {
      const findings = await findingsIn(files)
      assert.deepEqual(
        findings.map(({ id, file, line, column, found }) => [id, file, `${line}:${column}`, found]),
        [[rule, `content/${found[0]}`, found[1], found[2]]],
      )
    })
  }

  const finished = {
    de: 'Läuft sie?',
    ru: 'Она идёт…',
    en: 'He said “it runs.”',
    ja: '渡し船。',
    hi: 'चलती है।',
    th: 'เรือเฟอร์รี่ออกเดินทาง',
    el: 'Φεύγει το πλοίο;',
    tr: 'Sefer saatleri: https://harbour.example/times',
  }
  for (const [language, summary] of Object.entries(finished)) {
    it(`take for a whole sentence in ${language} ${summary}`, async () => {
      assert.deepEqual(await findingsIn(article('b', { summary, language })), [])
    })
  }

  it('tell sentences of one language from those of another', async () => {
    const ids = await idsIn(article('b', { summary: 'The ferry runs;' }))
    assert.deepEqual(ids, ['summary-unfinished'])
  })

  it('leave alone what is linked to on this machine', async () => {
    const body = 'The ferry: http://localhost:8787/ and http://127.0.0.1/ and http://x.onion/.'
    const links = body.replace(/http:\S+/g, '[a]($&)')
    assert.deepEqual(await findingsIn(article('b', {}, links)), [])
  })

  const found: [keyword: string, body: string, finds: boolean][] = [
    ['渡船', '这艘渡船每天运行。', true],
    ['비자', '비자를 받았다.', true],
    ["don't", 'They don’t sail.', true],
    ['café', 'A cafe\u0301 at sea.', true],
    ['ferry boat', 'A ferry\nboat.', true],
    ['tug', 'A ferry.', false],
  ]
  for (const [keyword, body, finds] of found) {
    it(`${finds ? 'find' : 'do not find'} ${keyword} in ${JSON.stringify(body)}`, async () => {
      const keywords = { ferries: { ...topics.ferries, keywords: [keyword] } }
      const all = { 'topics.yaml': asciiJson(keywords), ...article('a', { summary: '—.' }, body) }
      const ids = await idsIn(all)
      assert.deepEqual(ids, finds ? [] : ['topic-unfounded'])
    })
  }

  it('ask for no keyword where a topic has none', async () => {
    const keywords = { ferries: { ...topics.ferries, keywords: [] } }
    assert.deepEqual(await findingsIn({ 'topics.yaml': asciiJson(keywords) }), [])
  })

  it('find one text told twice in scripts without spaces too', async () => {
    const text = Array.from({ length: 80 }, (_, index) => String.fromCodePoint(0x4e00 + index * 7))
    const keywords = { ferries: { ...topics.ferries, keywords: [text[0]] } }
    const ids = await idsIn({
      'topics.yaml': asciiJson(keywords),
      ...article('a', {}, text.join('')),
      ...article('b', {}, text.join('')),
    })
    assert.deepEqual(ids, ['text-duplicate'])
  })

  it('take two short texts, or two that share half, for two', async () => {
    const half = longText.replace(/(?:\S+ ){30}$/, '')
    const other = Array.from({ length: 45 }, (_, index) => `ferry${index}`).join(' ')
    const files = { ...article('b', {}, `${half} ${other}`), ...article('c', {}, longText) }
    assert.deepEqual(await findingsIn(files), [])
    assert.deepEqual(
      await findingsIn({ ...article('b'), ...article('c', {}, 'The ferry b runs.') }),
      [],
    )
  })

  it('say of a topic whose articles are to come, or have expired, that it has none', async () => {
    const other = { ...topics, fishing: { title: 'F', description: 'F.', keywords: ['net'] } }
    for (const dates of [
      { published: '2027-01-01' },
      { published: '2025-05-01', expires: '2025-06-01', summary: 'It ends with' },
    ]) {
      const ids = await idsIn({
        'topics.yaml': asciiJson(other),
        ...article('b', { topics: ['ferries', 'fishing'], ...dates }, 'The ferry and a net.'),
      })
      assert.deepEqual(ids, ['topic-empty'])
    }
  })
})
