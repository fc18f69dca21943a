import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { examine } from '../../src/commands/doctor/examine.ts'
import { liveBuild } from '../commands/doctor/live-content.ts'
import { site, startEdge } from '../commands/doctor/live-edge.ts'
import { itTellsFaults } from '../commands/doctor/tells-faults.ts'
import { callCommand } from '../support/call-command.ts'
import { startCli } from '../support/run-cli.ts'

describe('the doctor', () => {
  itTellsFaults(() => true, { quick: false })

  for (const quick of [false, true]) {
    it(`finds nothing at a sound site of which it knows no build${quick ? ', quickly' : ''}`, async () => {
      const { bundle } = await liveBuild()
      await using edge = await startEdge(bundle)
      const { findings, feeds } = await examine(site, { quick, ...edge.connection })
      assert.deepEqual(findings, [])
      assert.equal(feeds.length, 6)
    })
  }
})

describe('the doctor, asking npm start', () => {
  for (const content of ['content', 'test/complete-site']) {
    it(`finds nothing but what npm run check finds of ${content}`, async () => {
      await using cli = startCli(['start', '--content', content, '--port', '0'])
      const [, origin = ''] = await cli.until('stdout', /Open (http:\/\/127\.0\.0\.1:\d+)\/ /)
      const { code, stdout } = await callCommand(['doctor', origin, '--content', content, '--json'])
      const checked = JSON.parse(
        (await callCommand(['check', '--content', content, '--json'])).stdout,
      )
      const known = new Set(checked.findings.map(({ rule }: { rule: string }) => rule))
      const { findings, notes } = JSON.parse(stdout)
      const others = findings.filter(({ rule }: { rule: string }) => !known.has(rule))
      assert.deepEqual(others, [])
      assert.equal(code, 0)
      assert.match(notes[0], /^Every feed has the bytes of this build/)
    })
  }
})
