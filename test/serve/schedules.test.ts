import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { articleText, asciiJson } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'
import { type Ask, livingContent } from './memory-site.ts'

const start = Date.parse('2026-03-01T00:00:00Z')
const built = start + 600_000
const hour = 3_600_000
const topics = ['ferries', 'fishing']

/** Whole seconds, so near to each other that many fall together. */
const second = fc.integer({ min: 0, max: 1200 }).map((seconds) => start + seconds * 1000)

const schedule = fc.record({
  published: second,
  lasts: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
  topic: fc.constantFrom(...topics),
  draft: fc.boolean(),
  inFeeds: fc.boolean(),
})

const drawn = fc.record({
  schedules: fc.uniqueArray(schedule, {
    minLength: 5,
    maxLength: 25,
    selector: ({ published }) => published,
  }),
  moments: fc.array(second, { minLength: 3, maxLength: 8 }),
})

/** An article as the simple model knows it. */
interface Known {
  slug: string
  topic: string
  published: number
  expires: number
  draft: boolean
  inFeeds: boolean
}

type Schedule = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never

const articlesOf = (schedules: readonly Schedule[]): Known[] =>
  schedules.map(({ lasts, ...one }, index) => ({
    ...one,
    slug: `article-${index}`,
    expires: lasts === undefined ? Number.POSITIVE_INFINITY : one.published + lasts * 1000,
  }))

/** The whole truth: what the public may see at a moment. */
function isToBeSeen({ draft, published, expires }: Known, moment: number): boolean {
  return !draft && published <= moment && moment < expires
}

async function siteOf(articles: readonly Known[]): Promise<Ask> {
  return await livingContent(
    {
      ...plainSite,
      'topics.yaml': asciiJson(
        Object.fromEntries(
          topics.map((slug) => [slug, { title: slug, description: slug, keywords: [slug] }]),
        ),
      ),
      'articles/first.md': articleText(
        { title: 'First', id: 'tag:harbour.example,2025:first', published: '2025-01-01', topics },
        'A text.',
      ),
      ...Object.fromEntries(
        articles.map((article) => [`articles/${article.slug}.md`, text(article)]),
      ),
    },
    new Date(built),
  )
}

function text({ slug, topic, published, expires, draft, inFeeds }: Known): string {
  return articleText(
    {
      title: `The ${slug}`,
      id: `tag:harbour.example,2025:${slug}`,
      published: new Date(published).toISOString(),
      expires: Number.isFinite(expires) ? new Date(expires).toISOString() : undefined,
      topics: [topic],
      draft,
      feed: inFeeds,
      aliases: [`old-${slug}`],
    },
    `The text of ${slug}.`,
  )
}

const named = (body: string): string[] => [...new Set(body.match(/article-\d+/g))].sort()

const slugs = (articles: readonly Known[]): string[] => articles.map(({ slug }) => slug).sort()

async function assertMoment(ask: Ask, articles: readonly Known[], moment: number): Promise<void> {
  const seen = articles.filter((article) => isToBeSeen(article, moment))
  const inFeeds = seen.filter((article) => article.inFeeds)
  const bodies = async (path: string): Promise<string> => await (await ask(path, moment)).text()
  for (const file of ['rss.xml', 'atom.xml', 'feed.json', '']) {
    assert.deepEqual(named(await bodies(`/${file}`)), slugs(inFeeds), `/${file}`)
    for (const slug of topics) {
      const own = inFeeds.filter(({ topic }) => topic === slug)
      assert.deepEqual(named(await bodies(`/topics/${slug}/${file}`)), slugs(own), file)
    }
  }
  assert.deepEqual(named(await bodies('/sitemap.xml')), slugs(seen))
  assert.deepEqual(named(await bodies('/llms.txt')), slugs(inFeeds))
  for (const path of ['/feeds/', '/feeds.opml', '/robots.txt']) {
    assert.deepEqual(named(await bodies(path)), [], path)
  }
  const page = named(await bodies('/articles/first/'))
  for (const slug of page) assert.ok(slugs(seen).includes(slug), `first page names ${slug}`)
  for (const article of articles) await assertArticle(ask, article, seen.includes(article), moment)
}

async function assertArticle(
  ask: Ask,
  { slug }: Known,
  isSeen: boolean,
  moment: number,
): Promise<void> {
  const statuses = [
    [`/articles/${slug}/`, 200],
    [`/articles/${slug}.md`, 200],
    [`/articles/${slug}`, 308],
    [`/articles/old-${slug}/`, 308],
  ] as const
  for (const [path, status] of statuses) {
    assert.equal((await ask(path, moment)).status, isSeen ? status : 404, path)
  }
}

/** Nothing may be kept past its next change, or be dated ahead. */
async function assertCaching(ask: Ask, articles: readonly Known[], moment: number): Promise<void> {
  const published = articles.filter(({ draft }) => !draft)
  const inFeeds = published.filter((article) => article.inFeeds)
  for (const [path, shown] of [
    ['/rss.xml', inFeeds],
    ['/', inFeeds],
    ['/sitemap.xml', published],
    ['/articles/first/', published],
    ['/no-page/', published],
  ] as const) {
    const { headers } = await ask(path, moment)
    const seconds = headers.get('cache-control')?.match(/\d+/g)?.map(Number) ?? []
    const [maxAge = Number.NaN, ...others] = seconds
    const kept = moment + (maxAge + Math.max(0, ...others)) * 1000
    assert.ok(kept <= nextChange(shown, moment), `${path} is kept too long`)
    const date = headers.get('last-modified')
    if (date !== null) assert.ok(Date.parse(date) <= moment, `${path} is dated ahead`)
  }
}

function nextChange(articles: readonly Known[], moment: number): number {
  const changes = articles.flatMap(({ published, expires }) => [published, expires])
  return Math.min(...changes.filter((change) => change > moment))
}

describe('drawn schedules', () => {
  it('are kept to the second, at every address, as a simple model says', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ schedules, moments }) => {
        const articles = articlesOf(schedules)
        const ask = await siteOf(articles)
        const turns = articles
          .flatMap(({ published, expires }) => [published, expires, expires - 1])
          .filter((moment) => moment >= built && Number.isFinite(moment))
        const later = moments.filter((moment) => moment >= built)
        const all = [built, ...later, ...turns.slice(0, 6), start + hour]
        // As time goes by, and once back to where it began.
        for (const moment of [...all.toSorted((a, b) => a - b), built]) {
          await assertMoment(ask, articles, moment)
          await assertCaching(ask, articles, moment)
        }
      }),
      { numRuns: 6 },
    )
  })
})
