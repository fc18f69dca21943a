import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { parseHTMLContent } from 'feedfinder-ts'
import { getRssUrlsFromHtmlBody } from 'rss-url-finder'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { siteUrl } from '../serve/sample-site.ts'
import { missingTool } from '../support/debian-tool.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'

/** Pages, and the feed that a person means who gives a reader their address. */
const nearest: Readonly<Record<string, string>> = {
  '/': '/rss.xml',
  '/feeds/': '/rss.xml',
  '/topics/flights/': '/topics/flights/rss.xml',
  '/articles/istanbul-first-round-announced/': '/rss.xml',
  '/no-page/': '/rss.xml',
  '/rss.xml': '/rss.xml',
  '/atom.xml': '/atom.xml',
  '/topics/flights/atom.xml': '/topics/flights/atom.xml',
}

// It knows neither the scheme of the page nor JSON Feed, and orders what it finds by type.
const byType = (path: string): string => path.replace('atom.xml', 'rss.xml')

describe('a feed finder', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  async function pageAt(path: string): Promise<string> {
    const headers = { 'Sec-Fetch-Dest': 'document' }
    return (await rawRequest(site.origin + path, { headers })).body.toString()
  }

  for (const [path, feed] of Object.entries(nearest)) {
    const skip = missingTool('sfeed_web', [], 'sfeed')
    it(`finds ${feed} first on ${path}: sfeed_web`, { skip }, async () => {
      const found = spawnSync('sfeed_web', [siteUrl + path], { input: await pageAt(path) })
      assert.equal(found.stdout.toString().split('\t')[0], siteUrl + feed)
    })

    it(`finds ${feed} first on ${path}: rss-url-finder`, async () => {
      assert.equal(getRssUrlsFromHtmlBody(await pageAt(path))[0]?.url, siteUrl + byType(feed))
    })

    it(`finds ${feed} first on ${path}: feedfinder-ts`, async () => {
      const [first] = parseHTMLContent(await pageAt(path), siteUrl + path)
      assert.equal(first?.link, siteUrl + byType(feed))
    })
  }

  it('finds nothing but feeds', async () => {
    for (const path of Object.keys(nearest)) {
      const text = await pageAt(path)
      const found = [
        ...getRssUrlsFromHtmlBody(text).map(({ url }) => url),
        ...parseHTMLContent(text, siteUrl + path).map(({ link }) => link),
      ]
      for (const address of found) {
        const { headers } = await rawRequest(address.replace(siteUrl, site.origin))
        assert.match(headers['content-type'] ?? '', /^application\/(?:rss|atom|feed)\+/, address)
      }
    }
  })
})
