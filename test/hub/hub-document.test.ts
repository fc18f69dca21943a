import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { hubLimits } from '../../src/hub/hub-limits.ts'

const text = readFileSync('docs/hub.md', 'utf8')
const tests = {
  '†': 'test/hub/hub.test.ts',
  '‡': 'test/hub/callback-problem.test.ts',
  '': 'test/sweeps/hub.sweep.ts',
}

describe('docs/hub.md', () => {
  it('names tests that there are', () => {
    const cells = [...text.matchAll(/^\| [4-8][.\d]* \|.*\| ([^|]+) \|$/gm)].map(([, cell]) => cell)
    assert.ok(cells.length > 20)
    for (const title of cells.flatMap((cell = '') => cell.split('; '))) {
      const [, words = '', sign = ''] = /^(.*?) ?([†‡]?)$/.exec(title) ?? []
      const source = readFileSync(tests[sign as keyof typeof tests], 'utf8')
      assert.ok(source.includes(words), title)
    }
  })

  it('has the figures of the limits', () => {
    const { subscriptions, subscriptionsOfHost, pending, pendingOfHost, pendingOfCallback } =
      hubLimits
    const figures = [subscriptions, subscriptionsOfHost, pending, pendingOfHost, pendingOfCallback]
    const rows = [...text.matchAll(/^\|.*\| ([\d,]+) \| 429 \|$/gm)].map(([, figure]) => figure)
    assert.deepEqual(
      rows,
      figures.map((figure) => figure.toLocaleString('en')),
    )
  })
})
