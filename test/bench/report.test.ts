import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { comparedRow, ownRow } from '../../bench/bench-row.ts'
import type { BenchReport, PartReport } from '../../bench/report/bench-report.ts'
import { reportJson } from '../../bench/report/report-json.ts'
import { reportMarkdown } from '../../bench/report/report-markdown.ts'
import { reportText } from '../../bench/report/report-text.ts'

const head = {
  date: '2026-02-03',
  commit: 'abcdef0',
  machine: { cpu: 'A processor', cores: 2, memory: '8 GiB' },
  versions: { node: '26.0.0' },
}
// The medians are equal; by rounds the ratio is another.
const slow = comparedRow(
  { name: 'a build', unit: 's', target: { of: 'ratio', most: 1.5 }, note: 'on a warm day' },
  [1, 4, 6, 3],
  { name: 'Hugo', values: [0.5, 2, 6, 5] },
)
const small = ownRow(
  { name: 'files', unit: 'files', target: { of: 'ours', most: 20_000 } },
  [12_345],
)

function report(...parts: Pick<PartReport, 'name' | 'rows'>[]): BenchReport {
  return { head, parts: parts.map((part) => ({ shows: `What ${part.name} is.`, ...part })) }
}

describe('reportText', () => {
  it('aligns medians, spreads, ratios of rounds and targets, and what is met', () => {
    assert.equal(
      reportText(report({ name: 'build', rows: [slow, small] })),
      `2026-02-03, commit abcdef0, A processor, 2 cores, 8 GiB; node 26.0.0

build: What build is.

what     ours            compared with           ratio           target          met
a build  3.5 (1 to 6) s  Hugo: 3.5 (0.5 to 6) s  1.5 (0.6 to 2)  ≤ 1.5 ×         yes
    on a warm day
files    12,345 files                                            ≤ 20,000 files  yes`,
    )
  })
})

describe('reportJson', () => {
  it('says of every row with a target whether it is met', () => {
    const free = ownRow({ name: 'free', unit: 's' }, [1])
    const { parts } = JSON.parse(reportJson(report({ name: 'size', rows: [small, free] })))
    assert.deepEqual(
      parts[0].rows.map((row: { met?: boolean }) => row.met),
      [true, undefined],
    )
  })
})

describe('reportMarkdown', () => {
  const missed = ownRow({ name: 'start', unit: 'ms', target: { of: 'ours', least: 9 } }, [8, 9.5])

  it('keeps what earlier runs have told of other parts, in the order of all', () => {
    const order = ['serve', 'build', 'size']
    const first = reportMarkdown(report({ name: 'size', rows: [small] }), '', order)
    const both = reportMarkdown(report({ name: 'serve', rows: [slow] }), first, order)
    assert.deepEqual(both.match(/^## .*$/gm), ['## serve', '## size'])
    assert.match(both, /^\| files \| 12,345 files \|/m)
    assert.match(both, /^- a build: on a warm day\.$/m)
  })

  it('writes over what an earlier run has told of the same part, and marks what is not met', () => {
    const before = reportMarkdown(report({ name: 'serve', rows: [small] }), '', ['serve'])
    const after = reportMarkdown(report({ name: 'serve', rows: [missed] }), before, ['serve'])
    assert.doesNotMatch(after, /12,345/)
    assert.match(after, /^\| start \| 8.75 \(8 to 9.5\) ms \| {2}\| {2}\| ≥ 9 ms \| NO \|$/m)
  })
})
