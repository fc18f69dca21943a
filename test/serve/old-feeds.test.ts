import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { now } from '../support/local-site.ts'
import { type Ask, buildSample, memorySite } from './memory-site.ts'

function settings(oldFeeds: string): Record<string, string> {
  return { 'site.yaml': `${readFileSync('content/site.yaml', 'utf8')}\noldFeeds:\n${oldFeeds}` }
}

describe('the Worker, asked for a feed at the path of another program', () => {
  let ask: Ask
  before(async () => {
    const old = ['/blog/index.xml: /rss.xml', '/category/flights/feed/: /topics/flights/atom.xml']
    ask = await memorySite(settings(old.map((line) => `  ${line}\n`).join('')), now)
  })

  const paths: [old: string, feed: string][] = [
    ['/blog/index.xml', '/rss.xml'],
    ['/blog/index.xml/', '/rss.xml'],
    ['/category/flights/feed/', '/topics/flights/atom.xml'],
    ['/category/flights/feed', '/topics/flights/atom.xml'],
  ]
  for (const [old, feed] of paths) {
    it(`gives the bytes of ${feed} at ${old}`, async () => {
      const [there, here] = [await ask(old, now), await ask(feed, now)]
      assert.equal(there.status, 200)
      assert.equal(there.headers.get('etag'), here.headers.get('etag'))
      assert.equal(there.headers.get('content-type'), here.headers.get('content-type'))
      assert.equal(await there.text(), await here.text())
    })
  }

  it('gives only what has changed, as at its own path', async () => {
    const etag = (await ask('/rss.xml', now)).headers.get('etag') ?? ''
    assert.equal((await ask('/blog/index.xml', now, { 'If-None-Match': etag })).status, 304)
  })
})

describe('oldFeeds', () => {
  const mistakes: [line: string, found: RegExp, expected: RegExp][] = [
    ['/blog/feed: /rss.xm', /^`\/rss\.xm`$/, /the path of a feed of this site/],
    ['blog/feed: /rss.xml', /^`blog\/feed`$/, /an old path that begins with \//],
    ['/feed?type=rss: /rss.xml', /type=rss/, /without a query/],
    ['/feed: /rss.xml', /which leads somewhere already$/, /a path that the site does not have/],
    ['/topics/flights: /rss.xml', /which leads somewhere already$/, /does not have/],
  ]
  for (const [line, found, expected] of mistakes) {
    it(`is refused with ${line}`, async () => {
      const built = await buildSample(settings(`  ${line}\n`), now)
      assert.ok('problems' in built)
      assert.equal(built.problems.length, 1)
      assert.match(built.problems[0]?.found ?? '', found)
      assert.match(built.problems[0]?.expected ?? '', expected)
    })
  }
})
