import fc from 'fast-check'
import { articleText, asciiJson } from '../../support/memory-content.ts'

/** When the drawn sites are built. */
export const built = Date.parse('2026-03-20T12:00:00Z')

const minute = 60_000
const day = 24 * 60 * minute

/** Words of which some are the same but for case, accents or the form of Unicode. */
export const words = [
  ...['war', 'Élan', 'E\u0301LAN', 'Straße', 'STRASSE', 'talks', 'so-called', 'l’accord', 'Ağ'],
  ...['2025', 'ΔΕΛΤΑΣ', 'naïve', 'sea', 'İstanbul', 'ılık', '戦争', 'ﬁsh', 'и\u0306од'],
]

export const topics = {
  world: { title: 'The World', aliases: ['globe', 'old-world'] },
  economy: { title: 'Çalışma ve Ekonomi', aliases: [] },
  sea: { title: 'Açık Deniz', aliases: ['ocean'] },
} as const

export const tags = ['Élan', 'elan', 'New York', 'C++', 'The  World', 'GLOBE', 'Straße', 'Deniz']

export const sources = [
  { name: 'Reuters', url: 'https://www.reuters.example/a' },
  { name: 'Ağ Haber', url: 'https://haber.example/b?x=1' },
  { name: 'haber.example', url: 'https://other.example/' },
]

export const authors = { desk: 'Desk', jane: 'Doe, Jane', ayse: 'Ayşe Öz' } as const

export const languages = ['en', 'en-GB', 'pt-BR', 'tr', 'zh-Hant']

const line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })

const article = fc.record({
  title: line.map((list) => list.join(' ')),
  summary: line.map((list) => list.join(', ')),
  text: line.map((list) => list.join(' – ')),
  topics: fc.subarray(Object.keys(topics) as (keyof typeof topics)[], { minLength: 1 }),
  tags: fc.subarray(tags, { maxLength: 3 }),
  authors: fc.subarray(Object.keys(authors) as (keyof typeof authors)[], { minLength: 1 }),
  source: fc.option(fc.constantFrom(...sources), { nil: undefined }),
  language: fc.constantFrom(...languages),
  inFeeds: fc.integer({ min: 0, max: 9 }).map((draw) => draw > 0),
  // Some are to come.
  published: fc
    .tuple(fc.integer({ min: -30 * 24 * 60, max: 3 * 24 * 60 }), fc.constantFrom(0, 0, 59))
    .map(([minutes, seconds]) => built + minutes * minute + seconds * 1000),
  lasts: fc.oneof(
    { arbitrary: fc.constant(Number.POSITIVE_INFINITY), weight: 3 },
    { arbitrary: fc.integer({ min: 1, max: 30 }).map((days) => days * day), weight: 1 },
  ),
})

/** What is drawn of an article. */
export type Drawn = typeof article extends fc.Arbitrary<infer Value> ? Value : never

/** An article as the plain model knows it. */
export interface Known extends Drawn {
  id: string
  expires: number
}

/** All articles of a site. */
export const drawnArticles: fc.Arbitrary<Known[]> = fc
  .uniqueArray(article, {
    minLength: 25,
    maxLength: 40,
    selector: ({ published }) => published,
  })
  .map((list) =>
    list.map((one, number) => ({
      ...one,
      id: `tag:harbour.example,2025:${number}`,
      expires: one.published + one.lasts,
    })),
  )

/** The window of the feeds of drawn sites. */
export const window = { items: 4, days: 3 }

/** The content folder of a site with these articles. */
export function filesOf(articles: readonly Known[]): Record<string, string> {
  return {
    'site.yaml': asciiJson({
      title: 'Harbour',
      description: 'The harbour.',
      url: 'https://harbour.example',
      language: 'en',
      timeZone: 'Europe/Istanbul',
      ids: { authority: 'harbour.example', date: '2025' },
      authors: Object.fromEntries(Object.entries(authors).map(([key, name]) => [key, { name }])),
      window,
    }),
    'topics.yaml': asciiJson(
      Object.fromEntries(
        Object.entries(topics).map(([slug, { title, aliases }]) => [
          slug,
          { title, aliases, description: title, keywords: [slug] },
        ]),
      ),
    ),
    ...Object.fromEntries(articles.map((one) => [`articles/${nameOf(one)}.md`, textOf(one)])),
  }
}

/** What only the text of an article says. */
export function markOf({ id }: Pick<Known, 'id'>): string {
  return `mark${id.replace(/^.*:/, '')}`
}

function nameOf({ id }: Pick<Known, 'id'>): string {
  return `article-${id.replace(/^.*:/, '')}`
}

function textOf(article: Known): string {
  const { id, title, summary, text, expires, inFeeds, published } = article
  return articleText(
    {
      ...{ id, title, summary, feed: inFeeds },
      published: new Date(published).toISOString(),
      expires: Number.isFinite(expires) ? new Date(expires).toISOString() : undefined,
      topics: article.topics,
      tags: article.tags,
      authors: article.authors,
      source: article.source,
      language: article.language,
    },
    `${text}\n\n*${markOf(article)}*`,
  )
}
