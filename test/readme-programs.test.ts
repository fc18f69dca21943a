import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { LocalWorker } from '../src/commands/local-worker.ts'
import { siteUrl } from './serve/sample-site.ts'
import { missingBrowser, openTab, startBrowser } from './support/browser.ts'
import { missingTool } from './support/debian-tool.ts'
import { startSite } from './support/local-site.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const readme = readFileSync('README.md', 'utf8')
const missingCurl = missingTool('curl', ['--version'], 'curl')

describe('the programs of the README', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  /** The block of that language below the heading, for the site on this machine. */
  function program(language: string): string {
    const section = readme.split('## For programs\n')[1] ?? ''
    const [, code = ''] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(section) ?? []
    assert.ok(code.includes(siteUrl), language)
    return code.replaceAll(siteUrl, site.origin)
  }

  it('list the articles in Node', async () => {
    const { stdout, status } = await run(process.execPath, [
      '--input-type=module',
      '--eval',
      program('js'),
    ])
    assert.equal(status, 0)
    assert.match(stdout, /^2025-04-13T04:32:00Z /)
  })

  it('list titles in TypeScript', async () => {
    const client = fileURLToPath(new URL('../src/client.ts', import.meta.url))
    const code = program('ts').replace('./src/client.ts', client)
    const { stdout, status } = await run(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      code,
    ])
    assert.equal(status, 0)
    assert.match(stdout, /^\[\n? *'/)
  })

  it('fetch once with curl, and then only what has changed', { skip: missingCurl }, async () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'news.json')
    const fetchNews = async () => (await run('sh', ['-c', program('sh')], folder.path)).status
    assert.equal(await fetchNews(), 0)
    const { items } = JSON.parse(readFileSync(file, 'utf8'))
    assert.ok(items.length > 0)
    writeFileSync(file, 'kept')
    assert.equal(await fetchNews(), 0)
    assert.equal(readFileSync(file, 'utf8'), 'kept')
  })

  it('show links in a page of another site', { skip: missingBrowser }, async () => {
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end(`<!doctype html><link rel="icon" href="data:,">${program('html')}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const browser = await startBrowser()
    try {
      const { page, complaints } = await openTab(browser)
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      const first = page.locator('#news a').first()
      assert.match((await first.getAttribute('href')) ?? '', /\/articles\/[^/]+\/$/)
      assert.notEqual(await first.textContent(), '')
      assert.deepEqual(complaints, [])
    } finally {
      await browser.close()
      server.close()
    }
  })
})

/** What a program prints, and its exit code. */
function run(
  command: string,
  args: readonly string[],
  cwd?: string,
): Promise<{ stdout: string; status: number | null }> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const parts: string[] = []
  child.stdout.setEncoding('utf8').on('data', (part: string) => parts.push(part))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ stdout: parts.join(''), status }))
  })
}
