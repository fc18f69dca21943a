import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parse } from 'smol-toml'
import { temporaryFolder } from './support/temporary-folder.ts'

const { scripts, cloudflare } = JSON.parse(readFileSync('package.json', 'utf8'))
const [, script = ''] =
  /```sh\n(git remote .*)\n```/.exec(readFileSync('docs/github.md', 'utf8')) ?? []

/** What the line of the guide prints in a clone of that repository. */
function buttonOf(remote: string): string {
  using folder = temporaryFolder()
  const run = (command: string) =>
    spawnSync('sh', ['-c', command], { cwd: folder.path, encoding: 'utf8' })
  run(`git init --quiet && git remote add origin '${remote}'`)
  return run(script).stdout
}

// https://developers.cloudflare.com/workers/platform/deploy-buttons/
describe('a Deploy to Cloudflare button', () => {
  it('names the public address of a repository, however that was cloned', () => {
    const remotes = [
      'https://github.com/harbour/news.git',
      'https://github.com/harbour/news',
      'https://harbour:secret@github.com/harbour/news.git',
      'git@github.com:harbour/news.git',
      'ssh://git@github.com/harbour/news.git',
    ]
    for (const remote of remotes) {
      assert.equal(
        buttonOf(remote),
        '[![Deploy to Cloudflare](https://deploy.workers.cloudflare.com/button)]' +
          '(https://deploy.workers.cloudflare.com/?url=https://github.com/harbour/news)\n',
        remote,
      )
    }
  })

  it('finds the commands that it fills in', () => {
    assert.ok(scripts.build && scripts.deploy)
  })

  it('asks for nothing: no variables, no secrets, and nothing to provision', () => {
    for (const file of ['.dev.vars.example', '.env.example', '.dev.vars', '.env']) {
      assert.ok(!existsSync(file), file)
    }
    const plain = ['name', 'main', 'compatibility_date', 'send_metrics', 'no_bundle', 'build']
    assert.deepEqual(Object.keys(parse(readFileSync('wrangler.toml', 'utf8'))).sort(), [
      ...['assets', ...plain, 'observability', 'rules'].sort(),
    ])
  })

  it('says of every binding that can be switched on what it is for', () => {
    const toml = readFileSync('wrangler.toml', 'utf8').replace(/^# (?=\[\[|binding|dataset)/gm, '')
    const { analytics_engine_datasets: datasets } = parse(toml) as {
      analytics_engine_datasets: { binding: string }[]
    }
    assert.deepEqual(
      datasets.map(({ binding }) => binding),
      Object.keys(cloudflare.bindings),
    )
  })

  it('brings a Node that the project runs on', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
    const [, lowest = ''] = /^>=(\d+)\./.exec(engines.node) ?? []
    assert.ok(Number(readFileSync('.nvmrc', 'utf8')) >= Number(lowest))
  })
})
