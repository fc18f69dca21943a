import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { feedRules } from '../../../src/check/feed/feed-rules.ts'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import { assertGolden } from '../../support/golden.ts'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { type Ask, livingContent } from '../memory-site.ts'
import { answerAt, documentAt, olderThan, type SeenDocument } from './seen-document.ts'

const day = 24 * 3_600_000
const first = Date.parse('2025-03-01T09:00:00Z')
const at = first + 60 * day
const boats = { title: 'Boats', description: 'On boats.', keywords: ['boat'] }
const files = ['rss.xml', 'atom.xml', 'feed.json']

/** Fifty-three articles, a day between them: two archive documents, and a feed with one item. */
async function siteOf(
  topics: object,
  { topic = 'boats', changed = {} }: { topic?: string; changed?: Record<string, object> } = {},
): Promise<Ask> {
  const articles = Array.from({ length: 53 }, (_, index) => `article-${index}`)
  return await livingContent(
    {
      'site.yaml': asciiJson({
        ...JSON.parse(plainSite['site.yaml'] ?? ''),
        window: { items: 1, days: 0 },
      }),
      'topics.yaml': asciiJson(topics),
      ...Object.fromEntries(
        articles.map((slug, index) => [
          `articles/${slug}.md`,
          articleText(
            {
              title: `Article ${index}`,
              id: `tag:harbour.example,2025:${slug}`,
              published: new Date(first + index * day).toISOString(),
              summary: `What the harbour is like on day ${index}.`,
              topics: [topic],
              ...changed[slug],
            },
            `On day ${index} the boats are in the harbour, and the nets are dry.`,
          ),
        ]),
      ),
    },
    new Date(at),
  )
}

/** The documents of a feed, the newest first. */
async function historyAt(ask: Ask, feed: string, now = at): Promise<SeenDocument[]> {
  const history: SeenDocument[] = []
  let next: string | undefined = feed
  while (next !== undefined) {
    const document: SeenDocument | undefined = await documentAt(ask, next, now)
    assert.ok(document, next)
    history.push(document)
    next = olderThan(document)
  }
  return history
}

describe('an archive document', () => {
  let ask: Ask
  before(async () => {
    ask = await siteOf({ boats })
  })

  for (const file of files) {
    it(`is what a person expects, as ${file}`, async () => {
      const [, archive] = await historyAt(ask, `/${file}`)
      assertGolden(`test/golden/archive/${file}`, archive?.text ?? '')
    })

    it(`keeps the rules of feeds, as the feed itself does, as ${file}`, async () => {
      for (const channel of ['/', '/topics/boats/']) {
        const history = await historyAt(ask, channel + file)
        assert.equal(history.length, 3)
        for (const { path, text, headers, links } of history) {
          const opened = openFeed({
            // JSON Feed names the feed, whichever part of it a document is.
            address: `https://harbour.example${links['feed_url'] ?? path}`,
            mediaType: headers.get('content-type') ?? '',
            bytes: new TextEncoder().encode(text),
            now: at,
          })
          const broken = feedRules.filter(({ level, find }) => level !== 'hint' && find(opened)[0])
          assert.deepEqual(
            broken.map(({ id, find }) => [id, find(opened)]),
            [],
            path,
          )
        }
      }
    })
  }

  it('may be kept for a year when nothing of it is to leave', async () => {
    const more = { 'article-0': { expires: new Date(at + 5_000).toISOString() } }
    const [, newer, older] = await historyAt(await siteOf({ boats }, { changed: more }), '/rss.xml')
    assert.equal(older?.headers.get('cache-control'), 'public, max-age=5, immutable')
    assert.equal(newer?.headers.get('cache-control'), 'public, max-age=5, immutable')
    const [, after] = await historyAt(
      await siteOf({ boats }, { changed: more }),
      '/rss.xml',
      at + 5_000,
    )
    assert.equal(after?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    const [feed, archive] = await historyAt(ask, '/rss.xml')
    assert.equal(archive?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.doesNotMatch(feed?.headers.get('cache-control') ?? '', /immutable/)
  })

  it('may be kept for a year while others are still to come', async () => {
    const changed = { 'article-52': { published: new Date(at + 5_000).toISOString() } }
    const [feed, archive] = await historyAt(await siteOf({ boats }, { changed }), '/rss.xml')
    assert.match(feed?.headers.get('cache-control') ?? '', /^public, max-age=5,/)
    assert.equal(archive?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  })

  it('may be kept for a year while others that it does not tell of are to leave', async () => {
    const [newest, hidden] = [first + 52 * day, at + 5_000]
    const leaves = new Date(at + 9_000).toISOString()
    for (const published of [newest, hidden]) {
      const expiring = { published: new Date(published).toISOString(), expires: leaves }
      const changed = { 'article-52': expiring }
      const [, archive] = await historyAt(await siteOf({ boats }, { changed }), '/rss.xml')
      assert.equal(archive?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    }
  })

  it('is answered with 304 when it is known, without being read', async () => {
    const [, archive] = await historyAt(ask, '/atom.xml')
    const known = { 'If-None-Match': archive?.headers.get('etag') ?? '' }
    const { status, headers } = await ask(archive?.path ?? '', at, known)
    assert.equal(status, 304)
    assert.match(headers.get('cache-control') ?? '', /immutable/)
  })

  it('is there in the format that its name says only', async () => {
    const [, archive] = await historyAt(ask, '/rss.xml')
    const folder = archive?.path.replace('rss.xml', '') ?? ''
    const ids = await Promise.all(
      files.map(async (file) => (await documentAt(ask, folder + file, at))?.titles),
    )
    assert.deepEqual(ids, [ids[0], ids[0], ids[0]])
    assert.equal(ids[0]?.length, 12)
    for (const file of ['', 'feeds.opml', 'index.html', 'constructor', 'rss.xml/']) {
      assert.equal((await answerAt(ask, folder + file, at)).status, 404, file)
    }
  })
})

describe('the address of an archive document', () => {
  let ask: Ask
  let path: string
  before(async () => {
    ask = await siteOf({ boats })
    const [, archive] = await historyAt(ask, '/atom.xml')
    path = archive?.path ?? ''
  })

  it('leads on to the present version from any other', async () => {
    const other = path.replace(/-\w{14}\//, '-00000000000000/')
    const { status, headers } = await answerAt(ask, other, at)
    assert.equal(status, 307)
    assert.equal(headers.get('location'), path)
    assert.match(headers.get('cache-control') ?? '', /^public, max-age=3600$/)
  })

  it('leads on no longer than until an article appears or leaves', async () => {
    const [appears, leaves] = [new Date(at + 5_000), new Date(at + 9_000)]
    const changed = {
      'article-51': { expires: leaves.toISOString() },
      'article-52': { published: appears.toISOString() },
    }
    const changing = await siteOf({ boats }, { changed })
    for (const [moment, seconds] of [
      [Number(appears) - 5_000, 5],
      [Number(appears), 4],
      [Number(leaves), 3600],
    ] as const) {
      const { status, headers } = await answerAt(
        changing,
        '/archives/after-20200101T000000Z/rss.xml',
        moment,
      )
      assert.deepEqual([status, headers.get('cache-control')], [307, `public, max-age=${seconds}`])
    }
  })

  it('leads nowhere while its moment is to come, whatever is published before it', async () => {
    const changed = { 'article-52': { published: new Date(at + 30 * day).toISOString() } }
    const scheduled = await siteOf({ boats }, { changed })
    const coming = path.replace(/\d{8}T\d{6}Z/, '20990101T000000Z')
    const { status, headers } = await answerAt(scheduled, coming, at)
    assert.equal(status, 404)
    assert.equal(headers.get('cache-control'), 'public, max-age=60')
  })

  it('leads from a moment on to what follows, in the end to the feed', async () => {
    const [, newer, older] = await historyAt(ask, '/atom.xml')
    const steps = [
      [older?.links['next-archive'], newer?.path],
      [newer?.links['next-archive'], '/atom.xml'],
      ['/archives/after-20200101T000000Z/atom.xml', older?.path],
      ['/archives/after-20990101T000000Z/atom.xml', '/atom.xml'],
    ] as const
    for (const [from, to] of steps) {
      const { status, headers } = await answerAt(ask, from ?? '', at)
      assert.deepEqual([status, headers.get('location')], [307, to], `${from}`)
    }
  })

  it('leads to a feed that has hundreds of articles, all within its days', async () => {
    const hours = Array.from({ length: 203 }, (_, hour) => first + hour * 3_600_000)
    const long = await livingContent(
      {
        'site.yaml': asciiJson({
          ...JSON.parse(plainSite['site.yaml'] ?? ''),
          window: { items: 1, days: 30 },
        }),
        'topics.yaml': asciiJson({ boats }),
        ...Object.fromEntries(
          [first - 300 * day, ...hours].map((published, index) => [
            `articles/a-${index}.md`,
            articleText(
              {
                ...{
                  title: `Article ${index}`,
                  id: `tag:harbour.example,2025:${index}`,
                  summary: 'A.',
                },
                ...{ published: new Date(published).toISOString(), topics: ['boats'] },
              },
              'The nets are dry.',
            ),
          ]),
        ),
      },
      new Date(at),
    )
    const [feed, archive] = await historyAt(long, '/atom.xml')
    assert.deepEqual([feed?.titles.length, archive?.titles.length], [203, 1])
    const { headers } = await answerAt(long, archive?.links['next-archive'] ?? '', at)
    assert.equal(headers.get('location'), '/atom.xml')
  })

  it('is not known when there is nothing older, or when it is none', async () => {
    const version = '00000000000000'
    for (const name of [
      `20250301T090000Z-${version}`,
      '20250301T090000Z',
      `20250301T090000Z-${version}0`,
      `20251301T090000Z-${version}`,
      `20250301T096000Z-${version}`,
      'after-',
      'after-20250301',
      'constructor',
      '__proto__',
      '%00',
    ]) {
      assert.equal((await answerAt(ask, `/archives/${name}/atom.xml`, at)).status, 404, name)
      const own = `/topics/none/archives/${name}/atom.xml`
      assert.equal((await answerAt(ask, own, at)).status, 404, own)
    }
  })

  it('shows a browser what is in it', async () => {
    const page = await ask(path, at, { 'Sec-Fetch-Dest': 'document' })
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
    const text = await page.text()
    assert.match(text, /Article 51/)
    assert.doesNotMatch(text, /Article (?:52|39)/)
  })

  it('shows a browser where the feed can be followed, since nothing new comes to an archive', async () => {
    const page = await ask(path, at, { 'Sec-Fetch-Dest': 'document' })
    const text = await page.text()
    const feed = 'https://harbour.example/atom.xml'
    assert.equal(/<code data-copy[^>]*>([^<]*)</.exec(text)?.[1], feed)
    assert.ok(page.headers.get('link')?.startsWith(`<${feed}>; rel="alternate"`))
    const offered = [...text.matchAll(/<link rel="alternate"[^>]* href="([^"]*)"/g)]
    assert.equal(offered[0]?.[1], feed)
    assert.doesNotMatch(text, /(?:https:|%3A%2F%2F)[^"]*archives/)
    assert.ok(text.includes(`<a href="${path}?raw">`))
  })

  it('leads on when its topic has another slug', async () => {
    const [, newer, older] = await historyAt(ask, '/topics/boats/atom.xml')
    const ships = await siteOf({ ships: { ...boats, aliases: ['boats'] } }, { topic: 'ships' })
    for (const document of [newer, older]) {
      assert.ok(document)
      const moved = await answerAt(ships, document.path, at)
      assert.equal(moved.status, 308)
      const found = await documentAt(ships, document.path, at)
      assert.match(found?.path ?? '', /^\/topics\/ships\/archives\//)
      assert.deepEqual(found?.titles, document.titles)
    }
    const onward = await documentAt(ships, older?.links['next-archive'] ?? '', at)
    assert.deepEqual(onward?.titles, newer?.titles)
    const alias = newer?.path.replace('atom.xml', 'feed') ?? ''
    assert.equal((await answerAt(ships, alias, at)).status, 404)
  })

  it('is gone with its topic', async () => {
    const [, newer] = await historyAt(ask, '/topics/boats/atom.xml')
    const other = { ...boats, title: 'Trains', keywords: ['train'] }
    const without = await siteOf(
      { trains: other, boats: { removed: true, aliases: ['ships'] } },
      { topic: 'trains' },
    )
    assert.ok(newer)
    const former = newer.path.replace('boats', 'ships')
    for (const path of [newer.path, newer.links['next-archive'] ?? '', former]) {
      assert.equal((await answerAt(without, path, at)).status, 410, path)
    }
    assert.equal((await answerAt(without, newer.path.replace('boats', 'cars'), at)).status, 404)
  })
})
