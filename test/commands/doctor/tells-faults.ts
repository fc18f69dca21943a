import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { Examination } from '../../../src/commands/doctor/examination.ts'
import { examine } from '../../../src/commands/doctor/examine.ts'
import { type Fault, faults } from './faults.ts'
import { type LiveBuild, liveBuild, olderBuild } from './live-content.ts'
import { type LiveEdge, site, startEdge } from './live-edge.ts'

interface Live extends LiveBuild {
  edge: LiveEdge
}

/**
 * Tests of the doctor with a sound site, and with faults that are chosen by their names.
 * @param quick whether it is to find the faults with the essentials only
 */
export function itTellsFaults(
  isChosen: (name: string) => boolean,
  { quick }: { quick: boolean },
): void {
  let live: Live | undefined

  before(async () => {
    const made = await liveBuild()
    live = { ...made, edge: await startEdge(made.bundle) }
  })
  after(() => live?.edge[Symbol.asyncDispose]())

  async function examined(
    { edge: does, stranger = false }: Partial<Fault>,
    isQuick = quick,
  ): Promise<Examination> {
    assert.ok(live)
    const { built, edge } = live
    await edge.set(does ?? {})
    const known = stranger ? {} : { build: built }
    return await examine(site, { quick: isQuick, ...known, ...edge.connection })
  }

  it('finds nothing at a sound site', async () => {
    const { ok, findings, feeds } = await examined({}, false)
    assert.deepEqual(findings, [])
    assert.equal(ok, true)
    assert.equal(feeds.length, 6)
    const results = feeds.flatMap(({ clients }) => clients)
    assert.equal(results.length, 50)
    assert.ok(results.every((result) => result.ok))
  })

  // The names are known before there is a build.
  for (const { name, rule } of faults(undefined).filter((one) => isChosen(one.name))) {
    it(`tells ${name} as ${rule}, and nothing else`, async () => {
      const older = rule === 'live-build-other' ? await olderBuild() : undefined
      const fault = faults(older?.bundle).find((one) => one.name === name)
      assert.ok(fault)
      const { findings } = await examined(fault)
      assert.deepEqual([...new Set(findings.map((finding) => finding.rule))], [rule])
      if (fault.suggestion) assert.match(findings[0]?.suggestion ?? '', fault.suggestion)
      if (fault.clients) {
        assert.deepEqual([...new Set(findings.flatMap(({ clients }) => clients))], fault.clients)
      }
    })
  }
}
