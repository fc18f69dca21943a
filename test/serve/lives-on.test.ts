import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { copyOf } from '../support/temporary-folder.ts'

// Milliseconds that a build may take, so that the article is seen to be hidden first.
const usual = 5000
const underLoad = 20_000
const patience = 30_000

describe('a Worker in the real runtime', () => {
  it('shows an article from its second on, without a build or a start', async () => {
    if (await wasHiddenThenShown(usual)) return
    assert.ok(await wasHiddenThenShown(underLoad), 'it was never seen to be hidden')
  })
})

/** @param ahead milliseconds from now at which the article appears */
async function wasHiddenThenShown(ahead: number): Promise<boolean> {
  using content = copyOf('content')
  const appears = Math.ceil((Date.now() + ahead) / 1000) * 1000
  writeFileSync(
    join(content.path, 'articles/soon.md'),
    `---
title: It appears soon
id: tag:istanbul-talks.example,2025:soon
published: ${new Date(appears).toISOString()}
topics: [ukraine]
---

About Ukraine.
`,
  )
  const site = await startSite(content.path, new Date())
  try {
    const { hidden, etag } = await untilShown(site.origin, appears)
    const page = await rawRequest(`${site.origin}/articles/soon/`)
    assert.equal(page.status, 200)
    const feed = await rawRequest(`${site.origin}/topics/ukraine/atom.xml`)
    assert.ok(feed.body.includes('It appears soon'))
    assert.equal(feed.headers['last-modified'], new Date(appears).toUTCString())
    const again = { 'If-None-Match': etag }
    assert.equal((await rawRequest(`${site.origin}/rss.xml`, { headers: again })).status, 200)
    return hidden > 0
  } finally {
    await site.stop()
  }
}

/** Asks over and over; how often it was hidden, and the validator of then. */
async function untilShown(
  origin: string,
  appears: number,
): Promise<{ hidden: number; etag: string }> {
  let etag = ''
  for (let hidden = 0; Date.now() < appears + patience; hidden += 1) {
    const before = Date.now()
    const [page, feed] = await Promise.all(
      ['/articles/soon/', '/rss.xml'].map((path) => rawRequest(origin + path)),
    )
    const after = Date.now()
    const isShown = feed?.body.includes('It appears soon') === true
    if (after < appears) {
      assert.equal(page?.status, 404)
      assert.ok(!isShown)
      assert.ok(keptUntil(String(feed?.headers['cache-control']), before) <= appears + 1000)
    }
    if (isShown) return { hidden, etag }
    assert.ok(before < appears, 'it is late')
    etag = String(feed?.headers.etag)
  }
  throw new Error('it has not appeared')
}

function keptUntil(cacheControl: string, asked: number): number {
  return asked + Number(/max-age=(\d+)/.exec(cacheControl)?.[1]) * 1000
}
