import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { levels } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules.ts'

const page = readFileSync('docs/rules.md', 'utf8')

/** The sections of the page by their headings: what stands below each. */
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [id = '', ...text] = section.split(/^## /m)[0]?.trim().split('\n') ?? []
      return [id, text.join('\n').trim()]
    }),
)

describe('rules', () => {
  it('have an id of their own each, and a level', () => {
    const ids = rules.map(({ id }) => id)
    assert.deepEqual([...new Set(ids)], ids)
    for (const { id, level, sentence } of rules) {
      assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)+$/)
      assert.ok(levels.includes(level), id)
      assert.match(sentence, /^[A-Z`].*[^.\s]\.$/, id)
    }
  })
})

describe('docs/rules.md', () => {
  it('has a section on every rule, and on nothing else', () => {
    assert.deepEqual([...sections.keys()].sort(), rules.map(({ id }) => id).sort())
  })

  for (const { id, level, sentence } of rules) {
    it(`says of ${id} what it is and why it matters`, () => {
      const [head, ...paragraphs] = sections.get(id)?.split('\n\n') ?? []
      assert.equal(head, `**${level}** · ${sentence}`)
      assert.ok(paragraphs.join(' ').length >= 60, 'a paragraph')
    })
  }
})
