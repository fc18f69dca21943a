import type { Article } from '../model/article.ts'
import type { FeedQuery } from '../model/feed-query.ts'
import type { Recall } from '../model/recall.ts'
import type { RenderedItem } from '../model/rendered-item.ts'
import type { Site, Topic } from '../model/site.ts'
import { formats } from './formats.ts'
import { formatParts, itemRecipe, partName, partNames } from './item-recipe.ts'
import { feedItem } from './make-feed.ts'

/** The items of all articles, by their ids. */
export async function renderItems(
  site: Site,
  topics: readonly Topic[],
  articles: readonly Article[],
  known: Recall<Promise<RenderedItem>>,
): Promise<Map<string, RenderedItem>> {
  const { url, language, timeZone } = site
  return new Map(
    await Promise.all(
      articles.map(async (article): Promise<[string, RenderedItem]> => {
        const own = topics.filter(({ slug }) => article.topics.includes(slug))
        const titles = own.map(({ title }) => title)
        const key = JSON.stringify([url, language, timeZone, titles, article])
        return [article.id, await known.of(key, () => renderItem(site, own, article))]
      }),
    ),
  )
}

async function renderItem(
  site: Site,
  topics: readonly Topic[],
  article: Article,
): Promise<RenderedItem> {
  const item = feedItem(site, topics, article)
  const parts = new Map(
    formats.flatMap(({ key, syntax }) => {
      const { content, ...own } = syntax.item(item)
      return [
        [syntax.escaping, content] as const,
        ...formatParts.map((part) => [partName(key, part), own[part]] as const),
      ]
    }),
  )
  const texts = partNames.map((name) => parts.get(name) ?? '')
  const encoder = new TextEncoder()
  const lengths = texts.map((text) => encoder.encode(text).length)
  return {
    parts: texts,
    length: largest(lengths, 'full'),
    briefLength: largest(lengths, 'summary'),
    digest: await digestOf(texts),
  }
}

function largest(lengths: readonly number[], content: FeedQuery['content']): number {
  const sums = formats.map((format) =>
    itemRecipe(format, content)
      .map((part) => (typeof part === 'number' ? (lengths[part] ?? 0) : part.length))
      .reduce((a, b) => a + b),
  )
  return Math.max(...sums)
}

async function digestOf(texts: readonly string[]): Promise<[number, number]> {
  const bytes = new TextEncoder().encode(texts.join('\0'))
  const view = new DataView(await crypto.subtle.digest('SHA-256', bytes))
  return [view.getUint32(0), view.getUint32(4)]
}
