import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callCommand } from '../../support/call-command.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { startServer } from '../check/test-server.ts'

describe('npm run doctor', () => {
  it('tells in a sentence that a site cannot be reached, with exit code 1', async () => {
    await using server = await startServer((request) => request.socket.destroy())
    using empty = temporaryFolder()
    const { code, stdout } = await callCommand(['doctor', `${server.origin}/`])
    assert.equal(code, 1)
    assert.match(stdout, /^error {4}The site can be reached\. {2}live-unreachable$/m)
    assert.match(stdout, /found {5}the connection was closed before the end of the answer/)
    const broken = await callCommand(['doctor', server.origin, '--content', empty.path])
    assert.equal(broken.code, 1)
    assert.match(broken.stderr, /; the site was not asked\n$/)
  })

  it('prints the same as JSON', async () => {
    await using server = await startServer((_, response) => response.writeHead(404).end())
    const { code, stdout } = await callCommand(['doctor', server.origin, '--json', '--quick'])
    assert.equal(code, 1)
    const { ok, address, site, counts, findings } = JSON.parse(stdout)
    assert.deepEqual([ok, address, site], [false, server.origin, server.origin])
    assert.deepEqual(counts, { error: 1, warning: 0, hint: 0 })
    assert.equal(findings[0].rule, 'live-unreachable')
    assert.equal(findings[0].found, 'HTTP 404')
  })

  it('knows no build of a site on this machine that is another than that of the folder', async () => {
    await using server = await startServer((_, response) => {
      const feed = '<rss version="2.0"><channel><title>Harbour</title></channel></rss>'
      response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end(feed)
    })
    const { stdout } = await callCommand(['doctor', `${server.origin}/rss.xml`, '--json'])
    const { feeds, notes, requests } = JSON.parse(stdout)
    assert.deepEqual(
      feeds.map(({ url }: { url: string }) => url),
      [`${server.origin}/rss.xml`],
    )
    assert.match(notes.join(), /No build is known of this site/)
    // One more tells which site it is.
    assert.equal(requests, server.asked.length - 1)
  })
})
