import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { delimiter, join } from 'node:path'
import { describe, it } from 'node:test'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { temporaryFolder } from './support/temporary-folder.ts'

const path = '.github/workflows/feedmill.yml'
const text = readFileSync(path, 'utf8')

interface Step {
  id?: string
  name?: string
  uses?: string
  run?: string
  env?: Record<string, string>
}

interface Job {
  if?: string
  needs?: string
  concurrency?: { 'cancel-in-progress': boolean | string }
  permissions: Record<string, string>
  steps: Step[]
}

const { on, permissions, jobs } = parse(text) as {
  on: Record<string, unknown>
  permissions: Record<string, string>
  jobs: Record<string, Job>
}
const steps = Object.values(jobs).flatMap((job) => job.steps)

/** What GitHub has against a workflow. */
async function complaints(workflow: string, name: string): Promise<string[]> {
  // The package is made for bundlers, which need no attribute for JSON.
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
    },
  })
  try {
    const { validate } = await import('@actions/languageservice/validate')
    const document = TextDocument.create(`file:///${name}`, 'yaml', 1, workflow)
    return (await validate(document)).map(({ message }) => String(message))
  } finally {
    hooks.deregister()
  }
}

/** The shell script of a step. */
function scriptOf(is: (step: Step) => boolean): string {
  const run = steps.find(is)?.run
  assert.ok(run !== undefined)
  return run
}

interface Ran {
  code: number | null
  stdout: string
  /** What the step gives to later ones. */
  outputs: string
  summary: string
  /** What the program that stood in was called with, a line a call. */
  calls: string
}

/** Runs a script as a runner does, with another program in place of one that it calls. */
function runScript(
  script: string,
  env: Record<string, string>,
  program: { name: string; code: string },
): Ran {
  using folder = temporaryFolder()
  const file = (name: string) => join(folder.path, name)
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '')
  writeFileSync(file(program.name), `#!/bin/sh\necho "$@" >> "${file('calls')}"\n${program.code}\n`)
  chmodSync(file(program.name), 0o755)
  const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${folder.path}${delimiter}${process.env['PATH']}`,
      RUNNER_TEMP: folder.path,
      GITHUB_OUTPUT: file('outputs'),
      GITHUB_STEP_SUMMARY: file('summary'),
      ...env,
    },
  })
  const [outputs, summary, calls] = [read('outputs'), read('summary'), read('calls')]
  return { code: status, stdout, outputs, summary, calls }
}

describe('the workflow for GitHub', () => {
  it('is one that GitHub understands', async () => {
    assert.deepEqual(await complaints(text, path), [])
    const broken = text.replace('steps.diff.outputs', 'step.diff.outputs').replace('17 5', '77 5')
    assert.equal((await complaints(broken, 'broken.yml')).length, 2)
  })

  it('pins every action by its commit, and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line))
    assert.equal(uses.length, steps.filter(({ uses }) => uses !== undefined).length)
    for (const line of uses) {
      assert.match(line, /uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
    assert.equal(new Set(uses.map((line) => line.trim())).size, 2)
  })

  it('runs scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name = '']) => name)
    assert.deepEqual([...new Set(named)].sort(), ['check', 'deploy', 'diff', 'doctor'])
    for (const name of named) assert.ok(name in scripts, name)
  })

  it('gives nobody the right to write but the job that runs nothing of a change', () => {
    assert.deepEqual(permissions, {})
    assert.ok(!('pull_request_target' in on))
    for (const [name, { permissions, steps }] of Object.entries(jobs)) {
      const writes = Object.values(permissions).includes('write')
      assert.equal(writes, name === 'comment')
      if (writes) assert.ok(steps.every(({ uses }) => uses === undefined))
    }
  })

  it('deploys what the check has passed, and never half of it', () => {
    const { if: condition = '', needs, concurrency } = jobs['deploy'] ?? {}
    assert.equal(needs, 'check')
    assert.match(condition, /needs\.check\.result == 'success'/)
    assert.equal(concurrency?.['cancel-in-progress'], false)
  })

  it('keeps what others have written out of its scripts, and secrets to the deploy', () => {
    for (const { run = '' } of steps) assert.doesNotMatch(run, /\$\{\{/)
    const deploy = new Set(jobs['deploy']?.steps)
    const secret = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'))
    assert.ok(secret.length > 0 && secret.every((step) => deploy.has(step)))
  })
})

describe('what the workflow tells of a change', () => {
  const script = scriptOf(({ id }) => id === 'diff')
  const printing = (code: number) => ({ name: 'npm', code: `echo '3 feeds.'\nexit ${code}` })
  const comment = '## What subscribers will see\n\n3 feeds.\n'

  it('is the same in the comment and in the summary', () => {
    const { code, outputs, summary, calls } = runScript(
      script,
      { SITE: 'https://news.example' },
      printing(0),
    )
    assert.equal(code, 0)
    assert.equal(summary, comment)
    const [, end, body] = /^comment<<([0-9a-f]{32})\n(.*\n)\1\n$/s.exec(outputs) ?? []
    assert.ok(end)
    assert.equal(body, comment)
    assert.equal(calls, 'run --silent diff -- https://news.example --markdown\n')
  })

  it('asks the address in site.yaml when no other is set', () => {
    const { calls } = runScript(script, { SITE: '' }, printing(0))
    const { url } = parse(readFileSync('content/site.yaml', 'utf8'))
    assert.equal(calls, `run --silent diff -- ${url} --markdown\n`)
  })

  it('fails when something harms subscribers, after it was told', () => {
    const { code, outputs } = runScript(script, { SITE: 'https://news.example' }, printing(1))
    assert.equal(code, 1)
    assert.match(outputs, /3 feeds\./)
  })

  it('is no failure when there is no site yet', () => {
    const { code, stdout, outputs } = runScript(
      script,
      { SITE: 'https://news.example' },
      printing(2),
    )
    assert.equal(code, 0)
    assert.match(stdout, /^::notice title=Nothing was compared::/)
    assert.match(outputs, /3 feeds\./)
  })
})

describe('the comment of the workflow', () => {
  const script = scriptOf(({ env }) => env !== undefined && 'COMMENT' in env)
  const env = { COMMENT: '3 feeds `$(id)`', NUMBER: '7', GITHUB_REPOSITORY: 'harbour/news' }
  const gh = (id: string) => ({
    name: 'gh',
    code: `case "$*" in *--paginate*) echo '${id}' ;; esac`,
  })
  const body = '--raw-field body=<!-- feedmill diff -->\n3 feeds `$(id)`\n'

  it('is written once', () => {
    const { code, calls } = runScript(script, env, gh(''))
    assert.equal(code, 0)
    const [asked = '', ...written] = calls.split('\n')
    assert.match(asked, /^api --paginate repos\/harbour\/news\/issues\/7\/comments --jq /)
    assert.equal(
      written.join('\n'),
      `api --silent --method POST repos/harbour/news/issues/7/comments ${body}`,
    )
  })

  it('is changed when it is there', () => {
    const { calls } = runScript(script, env, gh('42'))
    const [, ...written] = calls.split('\n')
    assert.equal(
      written.join('\n'),
      `api --silent --method PATCH repos/harbour/news/issues/comments/42 ${body}`,
    )
  })
})

describe('the deploy of the workflow', () => {
  const script = scriptOf(({ id }) => id === 'account')
  const none = { name: 'npm', code: '' }
  const given = { CLOUDFLARE_API_TOKEN: 'a', CLOUDFLARE_ACCOUNT_ID: 'b' }

  it('is left out with a notice where a secret is missing', () => {
    assert.equal(runScript(script, given, none).outputs, 'given=true\n')
    for (const missing of Object.keys(given)) {
      const { code, stdout, outputs } = runScript(script, { ...given, [missing]: '' }, none)
      assert.deepEqual([code, outputs], [0, ''])
      assert.match(stdout, /^::notice title=Not deployed::/)
    }
  })
})

describe('the daily look of the workflow', () => {
  const script = scriptOf(({ id }) => id === 'doctor')
  const printing = (code: number) => ({ name: 'npm', code: `echo 'all is well'\nexit ${code}` })

  it('says what the doctor says, and ends as he does', () => {
    for (const code of [0, 1]) {
      const ran = runScript(script, { SITE: 'https://harbour.news' }, printing(code))
      assert.deepEqual([ran.code, ran.stdout], [code, 'all is well\n'])
      assert.equal(ran.summary, '````text\nall is well\n````\n')
      assert.equal(ran.calls, 'run --silent doctor -- https://harbour.news\n')
    }
  })

  it('leaves an example alone', () => {
    for (const SITE of ['', 'https://news.example/feed', 'http://localhost:8787']) {
      const { code, stdout, calls } = runScript(script, { SITE }, printing(1))
      assert.deepEqual([code, calls], [0, ''])
      assert.match(stdout, /^::notice title=No site to look at::/)
    }
  })
})
