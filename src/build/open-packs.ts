import type { SourceFile } from '../read/source/source-file.ts'
import { type KnownArticle, type Pack, packCount, packOf, writePack } from './article-packs.ts'
import type { KnownArticles } from './known-articles.ts'
import { goneOf } from './links.ts'
import type { Store } from './store.ts'

export interface Packs {
  /** The articles that an earlier build has left, by the paths of their files. */
  earlier: ReadonlyMap<string, KnownArticle>
  set(article: KnownArticle): void
  /** Undefined when it has not been set. */
  find(path: string): KnownArticle | undefined
  get(path: string): KnownArticle
  all(): Iterable<KnownArticle>
  /** In which pack the article of a file is. */
  numberOf(path: string): number
  /** Writes the articles of a pack as far as they have been set. */
  write(pack: number): Pack
  /** Writes those that are still to be written, and gives all. */
  writeAll(): Pack[]
}

/** The packs of a build: at first those of an earlier one, as far as they are known. */
export function openPacks(
  files: readonly SourceFile[],
  known: KnownArticles | undefined,
  store: Store,
): Packs {
  const count = packCount(files.length)
  const before = known?.packs.length === count ? known.packs : []
  const earlier = new Map<string, KnownArticle>()
  for (const pack of known?.articles ?? []) {
    for (const article of pack) earlier.set(article.record.path, article)
  }
  const current = new Map<string, KnownArticle>()
  const written = new Map<number, Pack>()
  const numberOf = (path: string): number => packOf(path, count)
  const changed = new Set(goneOf(earlier, files).map(numberOf))
  let paths: ReadonlyMap<number, readonly string[]> | undefined

  function articlesIn(number: number): KnownArticle[] {
    paths ??= Map.groupBy(
      files.map(({ path }) => path),
      numberOf,
    )
    return (paths.get(number) ?? []).flatMap((path) => current.get(path) ?? [])
  }

  function set(article: KnownArticle): void {
    const { path } = article.record
    if (earlier.get(path) !== article) changed.add(numberOf(path))
    current.set(path, article)
  }

  function write(number: number): Pack {
    const { pack, articles } = writePack(articlesIn(number), store)
    for (const article of articles) current.set(article.record.path, article)
    written.set(number, pack)
    return pack
  }

  function unchanged(number: number): Pack | undefined {
    return changed.has(number) ? undefined : before[number]
  }

  return {
    earlier,
    set,
    find: (path) => current.get(path),
    get(path) {
      const article = current.get(path)
      if (!article) throw new Error(`compile articles: ${path} was not compiled`)
      return article
    },
    all: () => current.values(),
    numberOf,
    write,
    writeAll: () =>
      Array.from(
        { length: count },
        (_, number) => written.get(number) ?? unchanged(number) ?? write(number),
      ),
  }
}
