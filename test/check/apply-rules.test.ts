import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyRules } from '../../src/check/apply-rules.ts'
import type { Rule } from '../../src/check/rule.ts'

const short: Rule<readonly string[]> = {
  id: 'word-short',
  level: 'hint',
  sentence: 'Every word is short.',
  find: (words) =>
    words
      .filter((word) => word.length > 3)
      .map((word, index) => ({
        field: `word ${index + 1}`,
        found: word,
        expected: 'three letters',
      })),
}

describe('applyRules', () => {
  it('gives nothing when every rule is kept', () => {
    assert.deepEqual(applyRules([short], ['a', 'and']), [])
  })

  it('gives the broken rule with its findings', () => {
    const { find: _find, ...rule } = short
    const findings = [{ field: 'word 1', found: 'ferry', expected: 'three letters' }]
    assert.deepEqual(applyRules([short], ['a', 'ferry']), [{ rule, findings, more: 0 }])
  })

  it('gives the first five of a kind and counts the others', () => {
    const [breach] = applyRules(
      [short],
      Array.from({ length: 17 }, () => 'ferry'),
    )
    assert.deepEqual([breach?.findings.length, breach?.more], [5, 12])
  })
})
