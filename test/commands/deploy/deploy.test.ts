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
    assert.equal(code, 1)
    assert.match(stdout, /site\.yaml:1:\d+ {2}language\n/)
    assert.deepEqual(stepLines(stdout), ['build  failed: 1 problem in 1 file'])
    assert.match(stderr, /^\nNothing was deployed: what is live is as it was\.\n$/)
    assert.deepEqual(stage.calls, [])
    assert.equal(existsSync(join(stage.dist, 'wrangler.json')), false)
  })

  it('tells the hub of exactly the feeds that have changed since', async () => {
    stage.settings({ hub: stage.hub })
    await stage.live()
    stage.wrangler({ serves: true })
    const text = 'Two ferries more.\n'
    const fields = { ...article('ferries', 'Ferries'), topics: ['ships'], published: '2025-03-02' }
    stage.write('articles/ferries.md', articleText(fields, text))
    const { code, stdout, stderr } = await stage.deploy('--json')
    assert.equal(code, 0, stderr)
    const { ok, sentence, steps, changed } = JSON.parse(stdout)
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
    assert.equal(sentence, `The new version is live at ${stage.site}.`)
    assert.deepEqual(stage.calls, [['deploy', '--config', join(stage.dist, 'wrangler.json')]])
    assert.match(await textAt(`${stage.site}/rss.xml`), /Two ferries more/)
  })
})

async function textAt(url: string): Promise<string> {
  return await (await fetch(url)).text()
}
