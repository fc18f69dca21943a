import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { hiddenFolder } from '../../src/model/hidden-files.ts'
import { rawRequest } from '../support/raw-request.ts'
import { runCli } from '../support/run-cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
const { createTestHarness } = await import('wrangler')

/** Spellings that the platform takes for one path when it looks for a file. */
function spellings(path: string): string[] {
  const encoded = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`
  return [
    path,
    `${path}?raw`,
    `/${path}`,
    path.replace('_', '%5F'),
    path.replace('_', '%5f'),
    path.replace('f', encoded),
    path.replaceAll(/[a-z]/g, encoded),
    path.replace('/_', '/./_'),
    path.replace('/_', '/x/../_'),
    path.replace('/_', '/%2e/_'),
    path.replace('/_', '/x/%2E%2E/_'),
    path.replace('/_', '/%2F_'),
    path.replace('l/', 'l//'),
    path.replace('l/', 'l/./'),
    path.replace('l/', 'l%2F'),
    path.replace('l/', 'l\\'),
    path.replace('.bin', '%2Ebin'),
    path.replace('.bin', ''),
    `${path}/`,
  ]
}

describe('the files that only the Worker may read', () => {
  const folder = temporaryFolder()
  let server: ReturnType<typeof createTestHarness>
  let origin = ''
  const dist = join(folder.path, 'dist')

  before(async () => {
    const built = await runCli(['build', '--out', dist], { FEEDMILL_MODULE_MIB: '0' })
    assert.equal(built.code, 0, built.stderr)
    // What is deployed, but for the build, which would write into the project.
    const settings = readFileSync('wrangler.toml', 'utf8').replace(/\[build\]\n.*\n/, '')
    writeFileSync(join(folder.path, 'wrangler.toml'), settings)
    server = createTestHarness({ workers: [{ configPath: join(folder.path, 'wrangler.toml') }] })
    origin = (await server.listen()).url.origin
  })

  after(async () => {
    await server.close()
    folder[Symbol.dispose]()
  })

  it('are read by it', async () => {
    for (const path of ['/articles/istanbul-first-round-announced/', '/rss.xml?limit=1']) {
      assert.equal((await rawRequest(origin + path)).status, 200, path)
    }
  })

  it('are handed out to nobody, however their paths are written', async () => {
    const names = readdirSync(join(dist, 'assets', hiddenFolder))
    assert.ok(names.length > 3)
    const path = `/${hiddenFolder}${names[0]}`
    assert.equal((await rawRequest(origin + path)).status, 404)
    const bytes = readFileSync(join(dist, 'assets', path))
    for (const spelling of spellings(path)) {
      for (const method of ['GET', 'HEAD']) {
        const { status, headers, body } = await rawRequest(origin, { path: spelling, method })
        const asked = `${method} ${spelling}: ${status}`
        // It may lead to the plain path, at which there is nothing.
        assert.ok(status === 404 || (status === 307 && headers.location === path), asked)
        assert.ok(!body.includes(bytes.subarray(0, 64)), asked)
      }
    }
  })
})
