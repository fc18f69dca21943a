import type { Article } from '../model/article.ts'
import type { FeedQuery } from '../model/feed-query.ts'
import type { RenderedItem } from '../model/rendered-item.ts'
import { feedItem, type ItemSite, type ItemTopic } from './feed-item.ts'
import { formats } from './formats.ts'
import { formatParts, itemRecipe, partName, partNames } from './item-recipe.ts'

/**
 * The item of an article in all formats.
 * @param topics those of the site, in their order
 */
export function renderItem(
  site: ItemSite,
  topics: readonly ItemTopic[],
  article: Article,
): RenderedItem {
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
