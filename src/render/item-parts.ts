import type { Article } from '../model/article.ts'
import type { FeedQuery } from '../model/feed-query.ts'
import type { RenderedItem } from '../model/rendered-item.ts'
import type { FeedItem } from './feed-document.ts'
import { feedItem, type ItemSite, type ItemTopic } from './feed-item.ts'
import { type Escaping, escapings } from './feed-syntax.ts'
import { formats } from './formats.ts'
import { formatParts, itemRecipe, partName, partNames } from './item-recipe.ts'

const recipes: Readonly<Record<FeedQuery['content'], readonly ReturnType<typeof itemRecipe>[]>> = {
  full: formats.map((format) => itemRecipe(format, 'full')),
  summary: formats.map((format) => itemRecipe(format, 'summary')),
}

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
  const texts = new Map<string, string>(escapings.map((name) => [name, contentIn(name, item)]))
  for (const { key, syntax } of formats) {
    const own = syntax.item(item)
    for (const part of formatParts) texts.set(partName(key, part), own[part])
  }
  const encoder = new TextEncoder()
  const parts = partNames.map((name) => encoder.encode(texts.get(name)))
  return { parts, length: largest(parts, 'full'), briefLength: largest(parts, 'summary') }
}

function contentIn(escaping: Escaping, item: FeedItem): string {
  const format = formats.find(({ syntax }) => syntax.escaping === escaping)
  return format?.syntax.content(item) ?? ''
}

function largest(parts: readonly Uint8Array[], content: FeedQuery['content']): number {
  const lengths = recipes[content].map((recipe) =>
    recipe
      .map((part) => (typeof part === 'number' ? (parts[part]?.length ?? 0) : part.length))
      .reduce((a, b) => a + b),
  )
  return Math.max(...lengths)
}
