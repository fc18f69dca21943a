import type { Article } from './article.ts'
import type { ArticleIndex } from './article-index.ts'
import type { RenderedItem } from './rendered-item.ts'

/** What is known of all articles as numbers. */
export type ArticleColumns = Pick<
  ArticleIndex,
  'count' | 'published' | 'updated' | 'expires' | 'inFeeds' | 'digests' | 'lengths' | 'briefLengths'
>

/** @param items the rendered items of the articles, by id */
export function articleColumns(
  oldestFirst: readonly Article[],
  items: ReadonlyMap<string, Pick<RenderedItem, 'digest' | 'length' | 'briefLength'>>,
): ArticleColumns {
  const rendered = oldestFirst.map(({ id }) => {
    const item = items.get(id)
    if (!item) throw new Error(`list article ${id}: its item was not rendered`)
    return item
  })
  return {
    count: oldestFirst.length,
    published: Float64Array.from(oldestFirst, ({ published }) => published.getTime()),
    updated: Float64Array.from(oldestFirst, ({ updated }) => updated.getTime()),
    expires: Float64Array.from(
      oldestFirst,
      ({ expires }) => expires?.getTime() ?? Number.POSITIVE_INFINITY,
    ),
    inFeeds: Uint8Array.from(oldestFirst, ({ inFeeds }) => Number(inFeeds)),
    digests: Uint32Array.from(rendered.flatMap(({ digest }) => digest)),
    lengths: Uint32Array.from(rendered, ({ length }) => length),
    briefLengths: Uint32Array.from(rendered, ({ briefLength }) => briefLength),
  }
}
