import type { Article } from '../model/article.ts'
import type { Bundle, CatalogEntry, LoadBytes } from '../model/bundle.ts'

/** The articles that the Worker carries, read when they are asked for. */
export interface Articles {
  /** What is known of all articles, newest first. */
  all(): Promise<readonly CatalogEntry[]>
  /** What is known of the article with that slug. */
  entry(slug: string): Promise<CatalogEntry | undefined>
  /** When the next article appears or leaves, if one does. */
  nextChange(now: number): Promise<number | undefined>
  read(entry: CatalogEntry): Promise<Article>
  markdown(entry: CatalogEntry): Promise<string>
}

interface Catalog {
  entries: readonly CatalogEntry[]
  bySlug: ReadonlyMap<string, CatalogEntry>
}

/** Reads the catalog once, and a shard whenever an article of it is wanted. */
export function articlesOf(bundle: Pick<Bundle, 'catalog' | 'shards' | 'markdown'>): Articles {
  // The catalog is kept and not its promise, which would belong to the request that came first.
  let known: Catalog | undefined
  async function catalog(): Promise<Catalog> {
    known ??= await readCatalog(bundle.catalog)
    return known
  }
  return {
    all: async () => (await catalog()).entries,
    entry: async (slug) => (await catalog()).bySlug.get(slug),
    nextChange: async (now) => nextMoment((await catalog()).entries, now),
    async read(entry) {
      const articles: Article[] = JSON.parse(await loadPart(bundle.shards, entry), reviveDate)
      return present(
        articles.find(({ id }) => id === entry.id),
        entry,
      )
    },
    async markdown(entry) {
      const texts: Record<string, string> = JSON.parse(await loadPart(bundle.markdown, entry))
      return present(texts[entry.id], entry)
    },
  }
}

function nextMoment(entries: readonly CatalogEntry[], now: number): number | undefined {
  const moments = entries
    .flatMap(({ published, expires = published }) => [published, expires])
    .filter((moment) => moment > now)
  return moments.length === 0 ? undefined : moments.reduce((a, b) => Math.min(a, b))
}

async function readCatalog(load: LoadBytes): Promise<Catalog> {
  const entries: CatalogEntry[] = JSON.parse(await loadText(load))
  return { entries, bySlug: new Map(entries.map((entry) => [entry.slug, entry])) }
}

async function loadPart(parts: readonly LoadBytes[], entry: CatalogEntry): Promise<string> {
  return await loadText(present(parts[entry.shard], entry))
}

async function loadText(load: LoadBytes): Promise<string> {
  return new TextDecoder().decode(await load())
}

function present<T>(value: T | undefined, { id, shard }: CatalogEntry): T {
  if (value === undefined) throw new Error(`read article ${id}: shard ${shard} does not have it`)
  return value
}

function reviveDate(key: string, value: unknown): unknown {
  const names = ['published', 'updated', 'expires', 'date']
  return names.includes(key) && typeof value === 'string' ? new Date(value) : value
}
