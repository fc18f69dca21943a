import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { build } from '../../../src/build.ts'
import { httpRules } from '../../../src/check/http/http-rules.ts'
import { linkRules } from '../../../src/check/http/link-rules.ts'
import { pageRules } from '../../../src/check/http/page-rules.ts'
import type { Rule } from '../../../src/check/rule.ts'
import { type SiteAddresses, siteAddresses } from '../../../src/commands/check/site-addresses.ts'
import { type VisitedSite, visitSite } from '../../../src/commands/check/visit-site.ts'
import { startLocalWorker } from '../../../src/commands/local-worker.ts'
import { moduleBudget } from '../../../src/commands/module-budget.ts'
import { writeGeneratedContent } from '../../support/generated-content.ts'
import { now, workerCode } from '../../support/local-site.ts'
import { copyOf, temporaryFolder } from '../../support/temporary-folder.ts'
import { startServer } from './test-server.ts'

const site = 'https://harbour.example'

/** What the rules have against a site: the id, the path and what was found. */
function findings({ addresses, pages, links }: VisitedSite): string[] {
  return [
    ...addresses.flatMap((one) => breaches(httpRules, one)),
    ...pages.flatMap((one) => breaches(pageRules, one)),
    ...links.flatMap((one) => breaches(linkRules, one)),
  ]
}

function breaches<Subject extends { url: string }>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): string[] {
  const { pathname } = new URL(subject.url)
  return rules.flatMap(({ id, find }) =>
    find(subject).map(({ found }) => `${id} ${pathname}: ${found}`),
  )
}

describe('visitSite', () => {
  it('finds nothing to say of a site of ours, with all that is moved and gone', async () => {
    using folder = withMovesAndRemovals()
    const { visited, done, known, asked } = await visitOurs(folder.path)
    assert.deepEqual(findings(visited), [])
    assert.equal(done, known)
    assert.ok(asked > 200, `${asked} addresses`)
    const kinds = new Set(visited.addresses.map(({ kind }) => kind))
    assert.equal(kinds.size, 12, [...kinds].join(', '))
  })

  it('asks for every article of a larger site, and for its archives', async () => {
    using folder = temporaryFolder()
    writeGeneratedContent(folder.path, 60)
    appendFileSync(join(folder.path, 'site.yaml'), 'window: { items: 1, days: 0 }\n')
    const { visited } = await visitOurs(folder.path)
    assert.deepEqual(findings(visited), [])
    const articles = visited.pages.filter(({ url }) => url.includes('/articles/'))
    assert.equal(articles.length, 60)
    const targets = visited.links.filter(({ url }) => /\/articles\/[^/]+\/$/.test(url))
    assert.equal(targets.length, 60)
    const archives = visited.addresses.filter(({ archive }) => archive)
    const typesOf = (isOfTopic: boolean) =>
      new Set(
        archives
          .filter(({ url }) => url.includes('/topics/') === isOfTopic)
          .map(({ mediaType }) => mediaType),
      )
    assert.deepEqual([...typesOf(true)], ['application/rss+xml'])
    assert.equal(typesOf(false).size, 3)
    assert.ok(archives.some(({ exchanges: { sameEtag } }) => sameEtag?.answer.status === 304))
    const { documents = [], failure } = visited.walk ?? {}
    assert.equal(failure, undefined)
    assert.equal(documents.length, 3)
    assert.equal(new Set(documents.flatMap(({ ids }) => ids)).size, 60)
  })

  it('finds what is wrong with a broken site', async () => {
    await using server = await startServer(brokenSite)
    const visited = await visitSite({ origin: server.origin, site, addresses, now: Date.now() })
    const ofLinks = findings(visited).filter((one) => !one.startsWith('http-'))
    assert.deepEqual(ofLinks, [
      'alias-broken /old/: 302 to https://harbour.example/',
      'page-feeds-undiscoverable /: none with a feed',
      'link-broken /nowhere/: 404 at https://harbour.example/nowhere/',
      'link-redirected /moved/: a redirect from https://harbour.example/moved/',
      'link-fragment /: #departure',
      'media-broken /small.png: 404 at https://harbour.example/small.png',
      'media-broken /large.png: text/html',
      'link-broken /from-feed/: 404 at https://harbour.example/from-feed/',
    ])
  })

  it('compares the other paths of a feed with the feed', async () => {
    await using server = await startServer(brokenSite)
    const visited = await visitSite({ origin: server.origin, site, addresses, now: Date.now() })
    assert.deepEqual(
      findings(visited).filter((one) => one.includes('/feed.xml')),
      ['http-cors /feed.xml: none', 'http-other-path /feed.xml: another document'],
    )
  })

  it('asks each address once, but for feeds, and no other site', async () => {
    await using server = await startServer(brokenSite)
    await visitSite({ origin: server.origin, site, addresses, now: Date.now() })
    const pages = server.asked.filter((one) => !one.includes('/rss.xml'))
    assert.deepEqual(pages.toSorted(), [
      'GET /',
      'GET /feed.xml',
      'GET /from-feed/',
      'GET /large.png',
      'GET /moved/',
      'GET /nowhere/',
      'GET /old/',
      'GET /small.png',
    ])
  })
})

const addresses: SiteAddresses = {
  feeds: [{ path: '/rss.xml', mediaType: 'application/rss+xml' }],
  filtered: [],
  sameUntil: Number.POSITIVE_INFINITY,
  pages: [{ path: '/', mediaType: 'text/html', nearest: ['/rss.xml'] }],
  lists: [],
  texts: [],
  assets: [],
  api: [],
  refused: [],
  otherPaths: [{ path: '/feed.xml', canonical: '/rss.xml' }],
  moved: [],
  aliases: [{ path: '/old/', canonical: '/new/' }],
  missing: [],
  gone: [],
}

const home = `<h1 id="arrival">Harbour</h1>
<a href="/nowhere/">Nowhere</a> <a href="nowhere/">Nowhere again</a> <a href="/moved/">Moved</a>
<a href="#arrival">Arrival</a> <a href="/#departure">Departure</a> <a href="#top">Top</a>
<img src="/small.png" srcset="/small.png 1x, /large.png 2x" alt="">
<a href="https://elsewhere.example/">Elsewhere</a> <a href="mailto:desk@harbour.example">Desk</a>`

const feed = `<rss version="2.0"><channel><link>${site}/</link><item>
<description>&lt;p&gt;&lt;a href="${site}/from-feed/"&gt;It&lt;/a&gt;&lt;/p&gt;</description>
</item></channel></rss>`

const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html', home],
  '/rss.xml': ['application/rss+xml', feed],
  '/feed.xml': ['application/rss+xml', '<rss version="2.0"/>'],
  '/large.png': ['text/html', '<p>No picture.</p>'],
}

function brokenSite({ url = '' }: IncomingMessage, response: ServerResponse): void {
  if (url === '/moved/' || url === '/old/') {
    response.writeHead(302, { Location: '/' }).end()
    return
  }
  const [type, body] = bodies[url] ?? []
  if (type === undefined) response.writeHead(404).end('Not here.')
  else response.writeHead(200, { 'Content-Type': type }).end(body)
}

async function visitOurs(content: string) {
  const worker = await workerCode()
  const built = await build({ content, worker, now, moduleBudget: moduleBudget() })
  if ('problems' in built) throw new Error(JSON.stringify(built.problems))
  const served = await startLocalWorker(built.files, 0)
  const progress = { done: 0, known: 0, asked: 0 }
  try {
    const visited = await visitSite({
      origin: served.origin,
      site: built.content.site.url,
      addresses: siteAddresses(built.content, built.files.assets, now),
      now: Date.now(),
      onProgress(done, known) {
        Object.assign(progress, { done, known, asked: progress.asked + 1 })
      },
    })
    return { visited, ...progress }
  } finally {
    await served.stop()
  }
}

/** The sample site, and in addition all that a site can have had. */
function withMovesAndRemovals(): Disposable & { path: string } {
  const folder = copyOf('content')
  const topics = join(folder.path, 'topics.yaml')
  const renamed = readFileSync(topics, 'utf8').replace(
    '  title: Visas\n',
    '  title: Visas\n  aliases: [entry-permits]\n',
  )
  writeFileSync(topics, `${renamed}\nwhaling:\n  removed: true\n`)
  const article = join(folder.path, 'articles/istanbul-first-round-announced.md')
  const moved = readFileSync(article, 'utf8').replace(
    '\n---\n',
    '\naliases: [old-name, /old/path]\n---\n',
  )
  writeFileSync(article, moved)
  writeFileSync(
    join(folder.path, 'articles/taken-back.md'),
    '---\nid: tag:istanbul-talks.example,2025:taken-back\nremoved: 2026-10-01\ntopics: [visas]\n---\n',
  )
  return folder
}
