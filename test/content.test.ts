import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseJsonFeed } from 'feedsmith'
import { now } from './support/local-site.ts'
import { readFolder } from './support/read-files.ts'
import { renderedContent } from './support/rendered-content.ts'

const thaw = 'istanbul-second-round-signs-of-thaw'
const flights = 'istanbul-second-round-flights-and-property'
const second = 'istanbul-second-round-announced'
const first = 'istanbul-first-round-embassies'
const announced = 'istanbul-first-round-announced'

/** Which articles report on what, newest first. */
const reports: Record<string, string[]> = {
  diplomacy: [thaw, flights, second, first, announced],
  embassies: [thaw, flights, second, first, announced],
  'prisoner-exchange': [thaw, flights],
  flights: [thaw, flights],
  visas: [thaw, flights, second, first, announced],
  banking: [thaw, flights, first, announced],
  sanctions: [thaw, flights, first],
  'diplomatic-property': [thaw, flights, second],
  ukraine: [thaw, flights, second, first, announced],
}

const read = await readFolder('content')
const { articles, topics } = read.content
const { documents } = await renderedContent(read, now)

/** The words of a topic, as words of a text. */
function mentions(text: string, keywords: readonly string[]): boolean {
  const words = keywords.map((keyword) => keyword.replaceAll(' ', '\\s+')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

describe('the sample content', () => {
  for (const topic of topics) {
    it(`has in ${topic.slug} the articles that report on it, newest first`, () => {
      const feed = documents.find(({ path }) => path === `/topics/${topic.slug}/feed.json`)
      const items = parseJsonFeed(feed?.stretches[0]?.text ?? '').items ?? []
      const urls = reports[topic.slug]?.map(
        (slug) => `https://istanbul-talks.example/articles/${slug}/`,
      )
      assert.deepEqual(
        items.map(({ url }) => url),
        urls,
      )
    })

    it(`has in ${topic.slug} the articles whose text has its keywords`, () => {
      const found = articles.filter(({ title, summary, html }) =>
        mentions(`${title} ${summary} ${html.replace(/<[^>]+>/g, ' ')}`, topic.keywords),
      )
      assert.deepEqual(
        found.map(({ slug }) => slug),
        reports[topic.slug],
      )
    })
  }

  it('has 250 to 450 words in each article', () => {
    for (const { slug, html } of articles) {
      const words = html
        .replace(/<[^>]+>/g, ' ')
        .split(/\s+/)
        .filter(Boolean).length
      assert.ok(words >= 250 && words <= 450, `${slug}: ${words} words`)
    }
  })

  it('names the source of each article with its address and date', () => {
    for (const { slug, source } of articles)
      assert.ok(source?.name && source.url && source.published, slug)
  })
})
