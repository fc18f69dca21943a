import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { build } from '../../src/build.ts'
import type { JsonFeed } from '../../src/model/api/json-feed.ts'
import { formats } from '../../src/render/formats.ts'
import { asciiJson } from '../support/memory-content.ts'
import { copyOf } from '../support/temporary-folder.ts'
import {
  appears,
  built as builtAt,
  harbourFiles,
  laterFile,
  origin,
} from './feeds/harbour-feeds.ts'
import { bundleAsWorker, loadBundle } from './load-bundle.ts'
import { askBundle, livingContent } from './memory-site.ts'

const hub = 'https://hub.example/?for=harbour&more'
const built = new Date(builtAt)
const ask = await livingContent({ ...withHub(hub), ...laterFile }, built)

/** The harbour site with a hub in its settings. */
function withHub(hub: string): Record<string, string> {
  const settings = JSON.parse(harbourFiles['site.yaml'] ?? '')
  return { ...harbourFiles, 'site.yaml': asciiJson({ ...settings, hub }) }
}

const channels = ['/', '/topics/world/', '/topics/sea/']
const feeds = channels.flatMap((channel) =>
  formats.map(({ file, aliases }) => ({
    path: channel + file,
    names: [file, ...aliases].map((name) => channel + name),
  })),
)

/** The targets of a relation as SimplePie finds them in a header: only where nothing follows it. */
function found(link: string | null, rel: string): (string | undefined)[] {
  const form = new RegExp(`<([^>]+)>\\s*;\\s*rel\\s*=\\s*("?)${rel}\\2\\s*(?=,|$)`, 'gi')
  return [...(link ?? '').matchAll(form)].map(([, target]) => target)
}

describe('a feed of a site with a hub', () => {
  it('names hub and canonical address in Link, under each of its names, in every answer', async () => {
    for (const { path, names } of feeds) {
      for (const name of names) {
        const full = await ask(name, built)
        const etag = full.headers.get('etag') ?? ''
        const head = await ask(name, built, {}, 'HEAD')
        const unchanged = await ask(name, built, { 'If-None-Match': etag })
        const plain = await ask(name, built, { 'Accept-Encoding': 'gzip' })
        const answers = [full, head, unchanged, plain]
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 200, 304, 200],
          name,
        )
        for (const { headers } of answers) {
          const link = headers.get('link')
          assert.deepEqual(found(link, 'hub'), [hub], name)
          assert.deepEqual(found(link, 'self'), [origin + path], name)
        }
      }
    }
  })

  it('names them in RSS right after its own link', async () => {
    const text = await (await ask('/topics/sea/rss.xml', built)).text()
    const links = [...text.matchAll(/<atom:link [^>]*>/g)].map(([link]) => link)
    assert.match(links[0] ?? '', /rel="self".* href="https:\/\/harbour\.example\/topics\/sea\/rss/)
    assert.equal(links[1], `<atom:link rel="hub" href="${hub.replace('&', '&#x26;')}"/>`)
  })

  it('names it in JSON Feed', async () => {
    const feed: JsonFeed = JSON.parse(await (await ask('/feed.json', built)).text())
    assert.deepEqual(feed.hubs, [{ type: 'WebSub', url: hub }])
    assert.equal(feed.feed_url, `${origin}/feed.json`)
  })

  it('keeps it out of the XML of Atom, where Liferea would take it for the page', async () => {
    assert.doesNotMatch(await (await ask('/atom.xml', built)).text(), /hub/)
  })

  it('names them in a delta too', async () => {
    const taking = { 'A-IM': 'feed' }
    const first = await ask('/rss.xml', built, { ...taking, 'If-None-Match': '"none"' })
    const etag = first.headers.get('etag') ?? ''
    const delta = await ask('/rss.xml', appears, { ...taking, 'If-None-Match': etag })
    assert.equal(delta.status, 226)
    assert.deepEqual(found(delta.headers.get('link'), 'hub'), [hub])
    assert.deepEqual(found(delta.headers.get('link'), 'self'), [`${origin}/rss.xml`])
    assert.match(await delta.text(), /<atom:link rel="hub"/)
  })

  it('is not what its archives, filtered feeds and pages are', async () => {
    const rss = await (await ask('/rss.xml', built)).text()
    const archive = /rel="prev-archive"[^>]* href="([^"]+)"/.exec(rss)?.[1] ?? ''
    assert.match(archive, /\/archives\//)
    const json = archive.replace('rss.xml', 'feed.json')
    const others = ['/rss.xml?limit=2', '/feed.json?limit=2', '/atom.xml?any=sea', '/feeds.opml']
    for (const path of [archive, json, ...others, '/', '/feeds/', '/topics/sea/']) {
      const answer = await ask(path, built)
      assert.equal(answer.status, 200, path)
      assert.deepEqual(found(answer.headers.get('link'), 'hub'), [], path)
      assert.doesNotMatch(await answer.text(), /hub\.example/, path)
    }
  })

  it('names the own hub of the site', async () => {
    const own = await livingContent(withHub('self'), built)
    const { headers } = await own('/topics/sea/atom.xml', built)
    assert.deepEqual(found(headers.get('link'), 'hub'), [`${origin}/hub`])
    const { hubs }: JsonFeed = JSON.parse(await (await own('/feed.json', built)).text())
    assert.deepEqual(hubs, [{ type: 'WebSub', url: `${origin}/hub` }])
  })
})

describe('a build', () => {
  it('advertises the hub only when what it makes is pushed', async () => {
    using folder = copyOf('test/complete-site')
    const now = new Date('2026-11-01T12:00:00Z')
    const linkOf = async (push: boolean | undefined) => {
      const options = { content: folder.path, worker: bundleAsWorker, now }
      const made = await build({ ...options, ...(push !== undefined && { push }) })
      assert.ok('files' in made)
      const bundle = await loadBundle(made.files)
      const answer = await askBundle(bundle)('/rss.xml', now)
      const text = await answer.text()
      const link = answer.headers.get('link')
      return { hub: bundle.site.hub, link: found(link, 'hub'), text: text.includes('rel="hub"') }
    }
    const url = 'https://hub.example/?for=complete'
    const silent = { hub: undefined, link: [], text: false }
    assert.deepEqual(await linkOf(true), { hub: { url, own: false }, link: [url], text: true })
    assert.deepEqual(await linkOf(false), silent)
    assert.deepEqual(await linkOf(undefined), silent)
  })
})
