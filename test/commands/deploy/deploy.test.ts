import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { article, type DeployStage, deployStage, stepLines } from '../../support/deploy-stage.ts'
import { articleText } from '../../support/memory-content.ts'

describe('deploy', () => {
  let stage: DeployStage
  before(async () => {
    stage = await deployStage()
  })
  after(() => stage[Symbol.asyncDispose]())

  it('does nothing when the content has a mistake', async () => {
    stage.settings({ language: 'Latin' })
    const { code, stdout, stderr } = await stage.deploy()
    stage.settings({ hub: stage.hub })
    assert.equal(code, 1)
    assert.match(stdout, /site\.yaml:1:\d+ {2}language\n/)
    assert.deepEqual(stepLines(stdout), ['build  failed: 1 problem in 1 file'])
    assert.match(stderr, /^\nNothing was deployed: what is live is as it was\.\n$/)
    assert.deepEqual(stage.calls, [])
    assert.equal(existsSync(join(stage.dist, 'wrangler.json')), false)
  })

  it('brings a site to its address for the first time, and tells the hub of every feed', async () => {
    stage.wrangler({ serves: true })
    const { code, stdout, stderr } = await stage.deploy()
    assert.equal(code, 0, stderr)
    assert.deepEqual(
      stepLines(stdout).map((line) =>
        line.replaceAll(stage.site, 'SITE').replace(stage.hub, 'HUB'),
      ),
      [
        'build  1 article in 2 topics, a Worker of 000 KiB, with the hub HUB',
        'check  1 warning, 1 hint; npm run check tells of them',
        'remember  nothing yet at SITE: the connection was closed before the end of the answer',
        'deploy  harbour',
        'wait  it answers at SITE, after 0 s',
        'doctor  nothing found at SITE',
        'push  9 of 9 feeds changed, and HUB was told',
      ],
    )
    assert.ok(stdout.endsWith(`\n\nThe new version is live at ${stage.site}.\n`))
    assert.deepEqual(stage.calls, [['deploy', '--config', join(stage.dist, 'wrangler.json')]])
    assert.equal(stage.pings().length, 9)
    assert.match(await textAt(`${stage.site}/rss.xml`), /The pier is open again/)
  })

  it('tells the hub of exactly the feeds that have changed since', async () => {
    const text = 'Two ferries more.\n'
    const fields = { ...article('ferries', 'Ferries'), topics: ['ships'], published: '2025-03-02' }
    stage.write('articles/ferries.md', articleText(fields, text))
    const { code, stdout, stderr } = await stage.deploy('--json')
    assert.equal(code, 0, stderr)
    const { ok, steps, changed } = JSON.parse(stdout)
    const files = ['rss.xml', 'atom.xml', 'feed.json']
    const expected = ['/', '/topics/ships/'].flatMap((path) =>
      files.map((file) => stage.site + path + file),
    )
    assert.deepEqual([ok, changed], [true, expected])
    assert.deepEqual(stage.pings(), expected.toSorted())
    assert.deepEqual(
      steps.map(({ name, state }: Record<string, unknown>) => `${name} ${state}`),
      ['build', 'check', 'remember', 'deploy', 'wait', 'doctor', 'push'].map(
        (name) => `${name} done`,
      ),
    )
  })
})

async function textAt(url: string): Promise<string> {
  return await (await fetch(url)).text()
}
