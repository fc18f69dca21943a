import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { feedRules } from '../../src/check/feed/feed-rules.ts'
import { httpRules } from '../../src/check/http/http-rules.ts'
import { pageRules } from '../../src/check/http/page-rules.ts'
import { openedAt } from '../../src/commands/check/check-site.ts'
import { remarksOf } from '../../src/commands/check/remark.ts'
import { siteAddresses } from '../../src/commands/check/site-addresses.ts'
import { visitSite } from '../../src/commands/check/visit-site.ts'
import { askAt } from '../places/expectations.ts'
import { builtAsFiles, type StartedPlace, startPlaces } from '../places/start-places.ts'
import { writeGeneratedContent } from '../support/generated-content.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// What a request may name (RFC 9112 §3.2, RFC 3986 §3.3), with percent signs that mean nothing.
const target = "abcXYZ019-._~!$&'()*+,;=:@/?%"

const siteUrl = 'https://generated.example'
const now = new Date('2026-11-01T00:00:00Z')

describe('a site of 1,000 articles in every place', () => {
  const folder = temporaryFolder()
  const content = join(folder.path, 'content')
  let started: readonly StartedPlace[] = []
  before(async () => {
    writeGeneratedContent(content, 1000)
    started = await startPlaces(content, folder.path, now)
  })
  after(async () => {
    await Promise.all(started.map((place) => place.stop()))
    folder[Symbol.dispose]()
  })

  function originOf(place: string): string {
    return started.find((one) => one.place === place)?.origin ?? ''
  }

  it('breaks no rule of npm run check on Node', async () => {
    const built = await builtAsFiles(content, now)
    const visited = await visitSite({
      origin: originOf('Node'),
      site: siteUrl,
      addresses: siteAddresses(built.content, built.files.assets, now),
      now: Date.now(),
    })
    const feeds = visited.addresses.filter(({ kind }) => kind === 'feed').flatMap(openedAt)
    const remarks = [
      ...visited.addresses.flatMap((one) => remarksOf(httpRules, one, { address: one.url })),
      ...visited.pages.flatMap((one) => remarksOf(pageRules, one, { address: one.url })),
      ...feeds.flatMap((one) => remarksOf(feedRules, one, { address: one.address ?? '' })),
    ]
    assert.deepEqual(remarks, [])
  })

  it('leads through all archives of every channel to all of its articles, in files as by the Worker', async () => {
    for (const channel of [
      '/',
      ...Array.from({ length: 10 }, (_, one) => `/topics/topic-${one}/`),
    ]) {
      const walks = await Promise.all(
        ['Worker', 'static'].map((place) => walk(originOf(place), `${channel}feed.json`)),
      )
      assert.deepEqual(walks[1], walks[0], channel)
      assert.ok((walks[0]?.length ?? 0) > 50, channel)
    }
  })

  it('answers any address on Node as the Worker does', async () => {
    const [node, worker] = [askAt(originOf('Node')), askAt(originOf('Worker'))]
    const known = [
      '/',
      '/rss.xml',
      '/topics/topic-1/atom.xml',
      '/api/articles',
      '/media/',
      '/_feedmill/',
    ]
    const path = fc.oneof(
      fc
        .tuple(fc.constantFrom(...known), fc.webQueryParameters())
        .map(([one, query]) => `${one}?${query}`),
      fc.tuple(fc.constantFrom(...known), fc.webPath()).map(([one, more]) => one + more),
      fc.webPath().map((one) => `/${one}`),
      fc.array(fc.constantFrom(...target)).map((characters) => `/${characters.join('')}`),
    )
    const headers = fc.record(
      {
        'If-None-Match': fc.base64String(),
        'Accept-Encoding': fc.constantFrom('gzip', 'identity', 'gzip;q=0', '*', 'br'),
        'Sec-Fetch-Dest': fc.constantFrom('document', 'empty'),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(path, headers, async (path, headers) => {
        const [one, other] = await Promise.all([node(path, { headers }), worker(path, { headers })])
        assert.equal(one.status, other.status)
        for (const name of ['content-type', 'location', 'etag', 'last-modified', 'link'] as const) {
          assert.equal(one.headers[name], other.headers[name], name)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** The ids of all items, from the newest to the oldest. */
async function walk(origin: string, start: string): Promise<string[]> {
  const ids: string[] = []
  for (let path: string | undefined = start; path; ) {
    const { status, body } = await askAt(origin)(path)
    assert.equal(status, 200, path)
    const feed = JSON.parse(body.toString())
    ids.push(...feed.items.map(({ id }: { id: string }) => id))
    path = feed.next_url?.slice(siteUrl.length)
  }
  return ids
}
