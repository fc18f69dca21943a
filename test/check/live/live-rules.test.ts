import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { liveRules } from '../../../src/check/live/live-rules.ts'
import { levels } from '../../../src/check/rule.ts'
import { rules } from '../../../src/check/rules.ts'

/** The sections of the page by their headings: what stands below each. */
const sections = new Map(
  readFileSync('docs/doctor.md', 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [id = '', ...text] = section.split(/^## /m)[0]?.trim().split('\n') ?? []
      return [id, text.join('\n').trim()]
    }),
)

describe('live rules', () => {
  it('have an id of their own each, that no rule of the check has, and a level', () => {
    const ids = liveRules.map(({ id }) => id)
    assert.deepEqual([...new Set(ids)], ids)
    const others = new Set(rules.map(({ id }) => id))
    for (const { id, level, sentence } of liveRules) {
      assert.match(id, /^live-[a-z0-9-]+$/)
      assert.ok(!others.has(id), id)
      assert.ok(levels.includes(level), id)
      assert.match(sentence, /^[A-Z`].*[^.\s]\.$/, id)
    }
  })
})

describe('docs/doctor.md', () => {
  it('has a section on every live rule, and on nothing else', () => {
    assert.deepEqual([...sections.keys()].sort(), liveRules.map(({ id }) => id).sort())
  })

  for (const { id, level, sentence, harms, remedy } of liveRules) {
    it(`says of ${id} whom it harms and what to do`, () => {
      const [head, meaning] = sections.get(id)?.split('\n\n') ?? []
      assert.equal(head, `**${level}** · ${sentence}`)
      assert.equal(meaning, `${harms} ${remedy}`)
    })
  }
})
