import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { article, type DeployStage, deployStage, stepLines } from '../support/deploy-stage.ts'
import { articleText } from '../support/memory-content.ts'
import { runCli } from '../support/run-cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A site that is live already, and an edit of it that is not. */
async function liveStage(): Promise<DeployStage> {
  const stage = await deployStage()
  await stage.live()
  stage.write('articles/pier.md', articleText(article('pier', 'The old pier'), 'It is open.\n'))
  return stage
}

describe('deploy', () => {
  it('brings a site to its address for the first time, tells the hub of every feed, and then of none', async () => {
    await using stage = await deployStage()
    stage.settings({ hub: stage.hub })
    stage.wrangler({ serves: true })
    const first = await stage.deploy()
    assert.equal(first.code, 0, first.stderr)
    const known = (line: string) => line.replaceAll(stage.site, 'SITE').replace(stage.hub, 'HUB')
    assert.deepEqual(stepLines(first.stdout).map(known), [
      'build  1 article in 2 topics, a Worker of 000 KiB, with the hub HUB',
      'check  1 warning, 1 hint; npm run check tells of them',
      'remember  nothing yet at SITE: the connection was closed before the end of the answer',
      'deploy  harbour',
      'wait  it answers at SITE, after 0 s',
      'doctor  looked at SITE',
      'push  9 of 9 feeds changed, and HUB was told',
    ])
    assert.ok(first.stdout.endsWith(`\n\nThe new version is live at ${stage.site}.\n`))
    assert.equal(stage.pings().length, 9)
    const again = await stage.deploy()
    assert.equal(again.code, 0, again.stderr)
    assert.equal(stepLines(again.stdout).at(-1), 'push  no feed has changed')
    assert.deepEqual(stage.pings(), [])
  })
})

describe('deploy stops', () => {
  it('at an error of the check, unless --force says otherwise', async () => {
    await using stage = await deployStage()
    const tomorrow = { ...article('quay', 'The quay'), published: '2099-01-01' }
    stage.write('articles/quay.md', articleText(tomorrow, 'It is still to come.\n'))
    stage.write(
      'articles/pier.md',
      articleText(article('pier', 'The pier'), 'See [the quay](/articles/quay/).\n'),
    )
    const refused = await stage.deploy()
    assert.equal(refused.code, 1)
    assert.match(refused.stdout, /link-broken/)
    assert.match(stepLines(refused.stdout).at(-1) ?? '', /^check {2}failed: 1 error/)
    assert.equal(refused.stderr, '\nNothing was deployed: what is live is as it was.\n')
    assert.deepEqual(stage.calls, [])
    stage.wrangler({ serves: true })
    const forced = await stage.deploy('--force')
    assert.equal(forced.code, 0, forced.stderr)
    assert.match(stepLines(forced.stdout)[1] ?? '', /--force goes on all the same$/)
  })

  it('when Wrangler knows no account, and says how to log in', async () => {
    await using stage = await liveStage()
    stage.wrangler({ code: 1, loggedIn: false })
    const { code, stdout, stderr } = await stage.deploy()
    assert.equal(code, 1)
    assert.match(
      stepLines(stdout).at(-1) ?? '',
      /^deploy {2}failed: Wrangler ended with exit code 1 because it knows no account: run npx wrangler login once, or, .*CLOUDFLARE_API_TOKEN/,
    )
    assert.equal(stderr, `\nNothing was deployed: ${stage.site} serves what it served before.\n`)
  })

  it('when Wrangler fails after the upload, and says that the new version is live', async () => {
    await using stage = await liveStage()
    stage.wrangler({ code: 1, serves: true })
    const { code, stdout, stderr } = await stage.deploy()
    assert.equal(code, 1)
    assert.match(stepLines(stdout).at(-1) ?? '', /its own words are above$/)
    assert.match(
      stderr,
      /Wrangler failed after the upload, but the new version is live at \S+\.\n$/,
    )
    stage.settings({ hub: stage.hub })
    const told = await stage.deploy()
    assert.match(told.stderr, /live at \S+\. Tell its hub: npm run push -- --all\n$/)
  })
})

describe('deploy ends with exit code 1', () => {
  it('when the site goes on with what it had', async () => {
    await using stage = await liveStage()
    stage.settings({ hub: stage.hub })
    stage.wrangler({})
    const { code, stdout, stderr } = await stage.deploy('--wait', '0')
    assert.equal(code, 1)
    assert.deepEqual(stepLines(stdout).slice(-2), [
      `wait  failed: it does not answer at ${stage.site}`,
      `push  ${stage.site} does not serve the new version`,
    ])
    assert.match(
      stderr,
      /^\nWrangler has deployed the new version, but it is not known to be live: \/rss\.xml is still what it was before: another Worker or site has this address.* Once it is, tell the hub: npm run push -- --all\n$/,
    )
    assert.deepEqual(stage.pings(), [])
  })

  it('when a cache goes on with what it had', async () => {
    await using stage = await liveStage()
    const { headers } = await fetch(`${stage.site}/rss.xml`)
    stage.wrangler({})
    stage.answer((_, response) => {
      response.writeHead(200, { ETag: headers.get('etag') ?? '', Age: '90' }).end()
    })
    const { stderr } = await stage.deploy('--wait', '0')
    assert.match(stderr, /it comes from a cache that has had it for 90 s; purge it/)
  })

  it('when the zone challenges programs', async () => {
    await using stage = await liveStage()
    stage.wrangler({ targets: ['127.0.0.1 (custom domain)'] })
    stage.answer((_, response) => response.writeHead(403, { 'cf-mitigated': 'challenge' }).end())
    const { code, stderr } = await stage.deploy('--wait', '0')
    assert.equal(code, 1)
    assert.match(stderr, /rss\.xml is answered with 403 and a challenge: .*docs\/deploy\.md#/)
  })

  it('when something else answers at a domain that was just connected', async () => {
    await using stage = await deployStage()
    stage.answer((_, response) => response.writeHead(404, { Server: 'nginx' }).end())
    stage.wrangler({ previews: true, targets: ['127.0.0.1 (custom domain)', stage.preview] })
    const { code, stderr } = await stage.deploy('--wait', '0')
    assert.equal(code, 1)
    assert.match(
      stderr,
      /\/rss\.xml is answered with 404 by a server that calls itself nginx: something else/,
    )
  })

  it('when the hub does not take what it is told', async () => {
    await using stage = await deployStage()
    stage.settings({ hub: stage.hub })
    stage.wrangler({ serves: true })
    stage.hubAnswers(400)
    const { code, stdout, stderr } = await stage.deploy()
    assert.equal(code, 1)
    assert.match(
      stepLines(stdout).at(-1) ?? '',
      /^push {2}failed: 9 of 9 feeds changed, and .* 9 of/,
    )
    assert.match(
      stderr,
      /The new version is live at .*, but its hub has not taken every feed,.* npm run push -- https:.*rss\.xml /,
    )
  })
})

describe('deploy of a site that is not at its address yet', () => {
  it('says what to do with an address that is an example', async () => {
    await using stage = await deployStage()
    stage.settings({ url: 'https://harbour.example', hub: stage.hub })
    stage.wrangler({ previews: true, targets: [stage.preview, 'schedule: */5 * * * *'] })
    const { code, stdout } = await stage.deploy()
    assert.equal(code, 0)
    assert.deepEqual(stepLines(stdout).slice(2), [
      'remember  https://harbour.example is an example, nothing is there',
      `deploy  harbour at ${stage.preview}`,
      `wait  it answers at ${stage.preview}, and not at https://harbour.example yet`,
      `doctor  looked at ${stage.preview}`,
      'push  https://harbour.example does not serve the new version',
    ])
    assert.match(
      stdout,
      new RegExp(`live at ${stage.preview}, but its feeds name .* or url: ${stage.preview}, into`),
    )
    assert.deepEqual(stage.pings(), [])
  })

  it('says how to connect a domain, and leaves what Wrangler tells to others who asked for it', async () => {
    await using stage = await deployStage()
    stage.wrangler({ previews: true, targets: [stage.preview] })
    using folder = temporaryFolder()
    process.env['WRANGLER_OUTPUT_FILE_DIRECTORY'] = folder.path
    const { code, stdout } = await stage.deploy()
    delete process.env['WRANGLER_OUTPUT_FILE_DIRECTORY']
    const [report = ''] = readdirSync(folder.path)
    assert.match(report, /^wrangler-output-.+\.json$/)
    assert.match(readFileSync(join(folder.path, report), 'utf8'), /"type":"deploy"/)
    assert.equal(code, 0)
    assert.match(
      stdout,
      /but not at .*: \/rss\.xml: the connection was closed .* Settings, Domains/,
    )
    assert.match(stdout, /routes = \[\{ pattern = "127\.0\.0\.1", custom_domain = true \}\]/)
  })

  it('leaves the site alone that is still there, with feeds at the same paths', async () => {
    await using stage = await deployStage()
    stage.settings({ hub: stage.hub })
    stage.wrangler({ previews: true, targets: [stage.preview] })
    stage.answer((_, response) => response.writeHead(200, { ETag: '"5f3-6182"' }).end())
    const { code, stdout } = await stage.deploy()
    assert.equal(code, 0)
    assert.match(stdout, /^remember +9 feeds at \S+, which another program has made$/m)
    assert.match(stdout, /^push +\S+ does not serve the new version$/m)
    assert.match(stdout, /but not at .*: \/rss\.xml is still what it was before: another Worker or/)
    assert.deepEqual(stage.pings(), [])
  })

  it('has arrived when its address is that below workers.dev', async () => {
    await using stage = await deployStage()
    stage.settings({ url: stage.preview, hub: stage.hub })
    stage.wrangler({ previews: true, targets: [stage.preview] })
    const { code, stdout, stderr } = await stage.deploy()
    assert.equal(code, 0, stderr)
    assert.ok(stdout.endsWith(`\n\nThe new version is live at ${stage.preview}.\n`))
    assert.equal(stage.pings().length, 9)
  })

  it('fails when there is no other address', async () => {
    await using stage = await deployStage()
    stage.settings({ url: 'https://harbour.example' })
    stage.wrangler({})
    const { code, stderr } = await stage.deploy()
    assert.equal(code, 1)
    assert.match(stderr, /harbour\.example is an example, and the Worker has no other address/)
  })
})

describe('deploy of a site without the hub that it had', () => {
  it('takes its schedule away, and its subscriptions with it', async () => {
    await using stage = await deployStage()
    stage.wrangler({ serves: true })
    stage.answer((_, response) => {
      const link = `<${stage.site}/hub>; rel="hub", <${stage.site}/rss.xml>; rel="self"`
      response.writeHead(200, { ETag: 'W/"old"', Link: link }).end()
    })
    const { code, stderr } = await stage.deploy()
    assert.equal(code, 0, stderr)
    const { triggers, exports } = stage.config()
    assert.deepEqual(triggers, { crons: [] })
    assert.deepEqual(exports, { Hub: { type: 'durable-object', state: 'deleted' } })
    const again = await stage.deploy()
    assert.equal(again.code, 0, again.stderr)
    assert.equal(stage.config()['exports'], undefined)
  })
})

describe('deploy --dry-run', () => {
  it('asks Wrangler with the configuration of the site, and nobody else', async () => {
    await using stage = await deployStage()
    stage.settings({ hub: stage.hub })
    const asked: string[] = []
    stage.answer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(404).end()
    })
    const { code, stdout } = await stage.deploy('--dry-run')
    assert.equal(code, 0)
    assert.match(stdout, /push +would tell .* of those of 9 feeds that differ from the live ones/)
    assert.deepEqual([asked, stage.pings()], [[], []])
    assert.deepEqual(stage.calls, [
      ['deploy', '--config', join(stage.dist, 'wrangler.json'), '--dry-run'],
    ])
  })

  for (const hub of [undefined, 'https://hub.example/', 'self']) {
    it(`is taken by the real Wrangler, with the hub ${hub}`, async () => {
      await using stage = await deployStage()
      stage.settings({ hub })
      using logs = temporaryFolder()
      const args = ['deploy', '--dry-run', ...stage.options]
      const environment = { WRANGLER_LOG_PATH: logs.path, WRANGLER_LOG: 'log' }
      const { code, stdout, stderr } = await runCli(args, environment)
      assert.equal(code, 0, stdout + stderr)
      assert.match(stdout, /--dry-run: exiting now/)
      assert.doesNotMatch(stderr, /WARNING|ERROR/)
      assert.equal(/env\.HUB \(Hub\)/.test(stdout), hub === 'self')
      assert.equal(/env\.DELIVERIES \(harbour-deliveries\)/.test(stdout), hub === 'self')
    })
  }
})

describe('deploy --json', () => {
  it('prints nothing but the result, and what Wrangler says as an error', async () => {
    await using stage = await deployStage()
    using logs = temporaryFolder()
    const args = ['deploy', '--dry-run', '--json', ...stage.options]
    const environment = { WRANGLER_LOG_PATH: logs.path, WRANGLER_LOG: 'log' }
    const { code, stdout, stderr } = await runCli(args, environment)
    assert.equal(code, 0, stderr)
    const { ok, dryRun, steps } = JSON.parse(stdout)
    assert.deepEqual([ok, dryRun, steps.length], [true, true, 5])
    assert.match(stderr, /--dry-run: exiting now/)
  })
})

describe('wrangler deploy without the command', () => {
  it('takes what npm run build writes, and advertises no hub', async () => {
    await using stage = await deployStage()
    stage.settings({ hub: 'https://hub.example/' })
    using folder = temporaryFolder()
    const dist = join(folder.path, 'dist')
    const built = await runCli(['build', '--content', stage.content, '--out', dist])
    assert.equal(built.code, 0, built.stderr)
    assert.equal(existsSync(join(dist, 'wrangler.json')), false)
    assert.doesNotMatch(readFileSync(join(dist, 'worker/index.js'), 'utf8'), /hub\.example/)
  })
})
