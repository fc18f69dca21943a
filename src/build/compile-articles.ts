import { isDeepStrictEqual } from 'node:util'
import { mapConcurrently } from '../model/map-concurrently.ts'
import { type OpenedContent, surroundingsOf } from '../read/open-content.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import type { Places } from '../read/values/places.ts'
import { type KnownArticle, type Pack, packCount, packOf, writePack } from './article-packs.ts'
import { startCompilers } from './compilers.ts'
import type { ArticlesState, KnownArticles } from './known-articles.ts'
import { hiddenAmong, leadsElsewhere, ledByArticles, placesKey } from './links.ts'
import { reusableArticles } from './reusable-articles.ts'
import type { Store } from './store.ts'

interface CompileOptions {
  store: Store
  /** The folder that the files are in; without one all is done in this thread. */
  folder?: string
  /** Is told how many of the files that have to be compiled have been. */
  onProgress?: (done: number, all: number) => void
}

interface CompiledArticles {
  /** In the order of the files. */
  articles: KnownArticle[]
  /** Everything that an address may lead to, now that all are known. */
  places: Places
  state: ArticlesState
}

/**
 * All articles of a content folder, compiled. A file that is as it was is not read again where all
 * that it depends on is as it was too: the settings, and where its addresses lead.
 */
export async function compileArticles(
  opened: OpenedContent,
  known: KnownArticles | undefined,
  { store, folder, onProgress }: CompileOptions,
): Promise<CompiledArticles> {
  const packs = openPacks(opened.articleFiles, known, store)
  const { kept, todo, versions } = reusableArticles(opened, known, packs.earlier)
  for (const article of kept) packs.set(article)
  // Most of those that have changed are as visible as they were.
  const guess = hiddenAmong(packs.earlier.values())
  let done = 0
  await using compilers = startCompilers(opened, folder, todo.length)

  async function compile(files: readonly SourceFile[], hidden: Hidden): Promise<void> {
    const groups = Map.groupBy(files, ({ path }) => packs.numberOf(path))
    await mapConcurrently([...groups], compilers.width, async ([number, group]) => {
      for (const { record, bytes } of await compilers.compile(group, hidden)) {
        const version = versions.get(record.path) ?? packs.find(record.path)?.version
        packs.set({ record, bytes: () => bytes, ...(version !== undefined && { version }) })
      }
      packs.write(number)
      done += group.length
      onProgress?.(Math.min(done, todo.length), todo.length)
    })
  }

  await compile(todo, guess)
  const hidden = hiddenAmong(packs.all())
  const key = placesKey(opened)
  const isLed =
    key !== undefined && key === known?.places
      ? ledByArticles(packs.earlier, opened.articleFiles, todo, hidden)
      : () => true
  const isSure = isDeepStrictEqual(hidden, guess)
  const compiled = new Set(todo)
  const unsure = opened.articleFiles.filter((file) =>
    compiled.has(file) ? !isSure : isLed(packs.get(file.path).record),
  )
  const around = surroundingsOf(opened, hidden)
  const stale = unsure.filter(({ path }) => leadsElsewhere(packs.get(path).record, around))
  await compile(stale, hidden)
  return {
    articles: opened.articleFiles.map(({ path }) => packs.get(path)),
    places: around.places,
    state: {
      settings: opened.settings,
      packs: packs.writeAll(),
      ...(key !== undefined && { places: key }),
    },
  }
}

type Hidden = ReadonlyMap<string, string>

/** The packs of a build: at first those of an earlier one, as far as they are known. */
function openPacks(
  files: readonly SourceFile[],
  known: KnownArticles | undefined,
  store: Store,
): Packs {
  const count = packCount(files.length)
  const paths = Map.groupBy(
    files.map(({ path }) => path),
    (path) => packOf(path, count),
  )
  const current = new Map<string, KnownArticle>()
  const written = new Map<number, Pack>()
  const earlier = new Map<string, KnownArticle>()
  for (const pack of known?.articles ?? []) {
    for (const article of pack) earlier.set(article.record.path, article)
  }

  function articlesIn(number: number): KnownArticle[] {
    return (paths.get(number) ?? []).flatMap((path) => current.get(path) ?? [])
  }

  function write(number: number): Pack {
    const { pack, articles } = writePack(articlesIn(number), store)
    for (const article of articles) current.set(article.record.path, article)
    written.set(number, pack)
    return pack
  }

  /** The pack as it was, if nothing of it has changed. */
  function unchanged(number: number): Pack | undefined {
    const before = known?.packs.length === count ? known.articles[number] : undefined
    const now = articlesIn(number)
    const isSame =
      before?.length === now.length &&
      before.every((article) => current.get(article.record.path) === article)
    return isSame ? known?.packs[number] : undefined
  }

  return {
    earlier,
    set: (article) => void current.set(article.record.path, article),
    find: (path) => current.get(path),
    get(path) {
      const article = current.get(path)
      if (!article) throw new Error(`compile articles: ${path} was not compiled`)
      return article
    },
    all: () => current.values(),
    numberOf: (path) => packOf(path, count),
    write,
    writeAll: () =>
      Array.from(
        { length: count },
        (_, number) => written.get(number) ?? unchanged(number) ?? write(number),
      ),
  }
}

interface Packs {
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
