import type { Article } from '../model/article.ts'
import type { Bundle, CatalogEntry, LoadBytes } from '../model/bundle.ts'

/** The articles that the Worker carries, read when they are asked for. */
export interface Articles {
  /** What is known of the article with that slug. */
  entry(slug: string): Promise<CatalogEntry | undefined>
  read(entry: CatalogEntry): Promise<Article>
}

/** Reads the catalog once, and a shard whenever an article of it is wanted. */
export function articlesOf({ catalog, shards }: Pick<Bundle, 'catalog' | 'shards'>): Articles {
  let known: ReadonlyMap<string, CatalogEntry> | undefined
  return {
    async entry(slug) {
      known ??= bySlug(JSON.parse(await loadText(catalog)))
      return known.get(slug)
    },
    async read({ id, shard }) {
      const load = shards[shard]
      if (!load) throw new Error(`read article ${id}: there is no shard ${shard}`)
      const articles: Article[] = JSON.parse(await loadText(load), reviveDate)
      const article = articles.find((one) => one.id === id)
      if (!article) throw new Error(`read article ${id}: shard ${shard} does not have it`)
      return article
    },
  }
}

function bySlug(entries: readonly CatalogEntry[]): Map<string, CatalogEntry> {
  return new Map(entries.map((entry) => [entry.slug, entry]))
}

async function loadText(load: LoadBytes): Promise<string> {
  return new TextDecoder().decode(await load())
}

function reviveDate(key: string, value: unknown): unknown {
  const isDate = ['published', 'updated', 'expires'].includes(key) && typeof value === 'string'
  return isDate ? new Date(value) : value
}
