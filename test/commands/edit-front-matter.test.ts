import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { withAlias, withId } from '../../src/commands/fix/edit-front-matter.ts'
import { splitFrontMatter } from '../../src/read/article/split-front-matter.ts'
import { character } from '../support/character.ts'
import { hostileLine, hostileText } from '../support/hostile.ts'

const id = 'tag:harbour.example,2025:k3v9q2xd'

const ids: [what: string, before: string, after: string][] = [
  [
    'below the title',
    '---\n# A comment.\ntitle: "A: title" # kept\npublished: 2025-01-01\n---\nText.\n',
    `---\n# A comment.\ntitle: "A: title" # kept\nid: ${id}\npublished: 2025-01-01\n---\nText.\n`,
  ],
  [
    'below a title of several lines',
    '---\ntitle: >-\n  A long\n  title\ntopics: [a]\n---\n',
    `---\ntitle: >-\n  A long\n  title\nid: ${id}\ntopics: [a]\n---\n`,
  ],
  [
    'first where there is no title',
    '---\ntopics: [a]\n---\n---\n',
    `---\nid: ${id}\ntopics: [a]\n---\n---\n`,
  ],
  [
    'into a field that is empty',
    '---\nid: # none\ntitle: A\n---\n',
    `---\nid: ${id} # none\ntitle: A\n---\n`,
  ],
  ['in the place of a null', '---\nid: ~ # none\n---\n', `---\nid: ${id} # none\n---\n`],
  ['in the place of an empty text', '---\nid: ""\n---\n', `---\nid: ${id}\n---\n`],
  [
    'behind the indentation',
    '---\n  title: A\n  topics: []\n---\n',
    `---\n  title: A\n  id: ${id}\n  topics: []\n---\n`,
  ],
  [
    'with the line ends of the file',
    '---\r\ntitle: A\r\n---\r\nText.\r\n',
    `---\r\ntitle: A\r\nid: ${id}\r\n---\r\nText.\r\n`,
  ],
]

const aliases: [what: string, before: string, after: string][] = [
  ['as a field of its own', '---\ntitle: A\n---\n', '---\ntitle: A\naliases: [old-name]\n---\n'],
  [
    'into a list on one line',
    '---\naliases: [ older, oldest, ]\ntitle: A\n---\n',
    '---\naliases: [old-name,  older, oldest, ]\ntitle: A\n---\n',
  ],
  ['into an empty list', '---\naliases: []\n---\n', '---\naliases: [old-name]\n---\n'],
  [
    'into an empty field',
    '---\naliases:\ntitle: A\n---\n',
    '---\naliases: [old-name]\ntitle: A\n---\n',
  ],
  [
    'into a list on lines of its own',
    '---\naliases:\n  # why\n  - older\n  - oldest\n---\n',
    '---\naliases:\n  # why\n  - old-name\n  - older\n  - oldest\n---\n',
  ],
]

const impossible = [
  'No front matter.\n',
  '---\n{ title: A }\n---\n',
  '---\ntitle: [\n---\n',
  '---\n- a\n---\n',
  '---\naliases: 5\nid: x\n---\n',
]

/** Front matter as people and programs write it. */
const frontMatter = fc
  .record({
    title: fc.oneof(hostileLine, fc.string({ unit: character })),
    topics: fc.array(fc.constantFrom('a', 'b')),
    aliases: fc.option(fc.array(fc.stringMatching(/^[a-z0-9]+$/), { maxLength: 3 }), { nil: null }),
    summary: fc.option(hostileText, { nil: undefined }),
  })
  .chain((fields) =>
    fc
      .record({ lineWidth: fc.constantFrom(0, 20, 80), indent: fc.constantFrom(2, 4) })
      .map((style) => ({ fields, yaml: stringify(fields, { ...style, version: '1.2' }) })),
  )

describe('withId', () => {
  for (const [what, before, after] of ids) {
    it(`adds an id ${what}`, () => assert.equal(withId(before, id), after))
  }
  for (const text of impossible) {
    it(`leaves alone ${JSON.stringify(text)}`, () => assert.equal(withId(text, id), undefined))
  }

  it('changes nothing else, whatever is there', () => {
    fc.assert(
      fc.property(frontMatter, hostileText, ({ yaml }, body) => {
        const text = `---\n${yaml}---\n${body}`
        const { frontMatter: before } = splitFrontMatter(text)
        const changed = withId(text, id)
        if (changed === undefined) return
        const after = splitFrontMatter(changed)
        assert.equal(after.body, splitFrontMatter(text).body)
        assert.deepEqual(parse(after.frontMatter ?? ''), { ...parse(before ?? ''), id })
        assert.equal(changed.replace(`id: ${id}\n`, ''), text)
      }),
    )
  })
})

describe('withAlias', () => {
  for (const [what, before, after] of aliases) {
    it(`adds an old slug ${what}`, () => assert.equal(withAlias(before, 'old-name'), after))
  }

  it('puts what would be something else into quotes', () => {
    assert.equal(withAlias('---\na: b\n---\n', '2025'), '---\na: b\naliases: ["2025"]\n---\n')
  })

  it('adds one old slug and changes nothing else, whatever is there', () => {
    fc.assert(
      fc.property(frontMatter, ({ yaml, fields }) => {
        const changed = withAlias(`---\n${yaml}---\nText.`, 'old-name')
        if (changed === undefined) return
        const { aliases, ...others } = parse(splitFrontMatter(changed).frontMatter ?? '')
        const { aliases: _, ...expected } = parse(yaml)
        assert.deepEqual(others, expected)
        assert.deepEqual(aliases.toSorted(), ['old-name', ...(fields.aliases ?? [])].sort())
      }),
    )
  })
})
