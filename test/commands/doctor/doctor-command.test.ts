import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { examine } from '../../../src/commands/doctor/examine.ts'
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
    assert.match(broken.stderr, /; its feeds were not asked\n$/)
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
    assert.equal(requests, server.asked.length)
  })

  it('asks for a feed on this machine as for that of the site which it names', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end(feedAt('/rss.xml'))
    })
    const address = `${server.origin}/feed/`
    const { stdout } = await callCommand(['doctor', address, '--json', '--quick'])
    const { site, feeds, findings } = JSON.parse(stdout)
    assert.equal(site, 'https://harbour.example')
    assert.deepEqual(
      feeds.map(({ url }: { url: string }) => url),
      ['https://harbour.example/rss.xml'],
    )
    assert.ok(!rulesOf(findings).includes('live-self'))
    assert.ok(server.asked.includes('GET /rss.xml'))
  })

  it('tells in a sentence where a redirect leads that leads nowhere', async () => {
    await using server = await startServer((_, response) =>
      response.writeHead(301, { Location: 'http://[harbour' }).end(),
    )
    const { code, stdout } = await callCommand(['doctor', server.origin])
    assert.equal(code, 1)
    assert.match(
      stdout,
      /found {5}a redirect to http:\/\/\[harbour, which is no address of the web/,
    )
  })

  it('takes several feeds in a folder of any site for what they are', async () => {
    await using server = await startServer(({ url = '' }, response) => {
      const page = ['/boats.xml', '/trains.xml', 'javascript:alert(1)', 'http://[harbour']
        .map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`)
        .join('')
      const isFeed = url.includes('.xml')
      const type = isFeed ? 'application/rss+xml' : 'text/html'
      response.writeHead(200, { 'Content-Type': type }).end(isFeed ? feedAt(url) : page)
    })
    const { stdout } = await callCommand(['doctor', server.origin, '--json'])
    const { feeds, findings } = JSON.parse(stdout)
    assert.equal(feeds.length, 2)
    assert.deepEqual(
      rulesOf(findings).filter((rule) => rule.startsWith('formats-')),
      [],
    )
  })
})

describe('examine', () => {
  it('stops asking for feeds that never come', async () => {
    const links = Array.from(
      { length: 40 },
      (_, n) => `<link rel="alternate" type="application/rss+xml" href="/${n}.xml">`,
    )
    await using server = await startServer(({ url }, response) => {
      if (url === '/') response.writeHead(200, { 'Content-Type': 'text/html' }).end(links.join(''))
      else if (!url?.endsWith('.xml')) response.writeHead(404).end()
    })
    const { notes, findings } = await examine(server.origin, { quick: true, patience: 0.3 })
    assert.deepEqual(rulesOf(findings), ['live-unanswered'])
    assert.match(notes.join(), /^No build.*Only \d of 40 feeds were asked, the others not\.$/)
  })
})

/** A feed that says that it is at that path of a site, with an item that only it has. */
function feedAt(path: string): string {
  const address = `https://harbour.example${path}`
  const self = `<atom:link rel="self" href="${address}" xmlns:atom="http://www.w3.org/2005/Atom"/>`
  const item = `<item><guid isPermaLink="false">tag:harbour.example,2024:1</guid><title>${path}</title></item>`
  return `<rss version="2.0"><channel><title>Harbour</title>${self}${item}</channel></rss>`
}

function rulesOf(findings: readonly { rule: string }[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))]
}
