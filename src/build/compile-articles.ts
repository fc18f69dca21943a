import { isDeepStrictEqual } from 'node:util'
import { mapConcurrently } from '../model/map-concurrently.ts'
import { type OpenedContent, surroundingsOf } from '../read/open-content.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import type { Places } from '../read/values/places.ts'
import { compiledParts, type KnownArticle } from './article-packs.ts'
import { startCompilers } from './compilers.ts'
import type { ArticlesState, KnownArticles } from './known-articles.ts'
import { hiddenAmong, leadsElsewhere, ledByArticles, placesKey } from './links.ts'
import { openPacks } from './open-packs.ts'
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
        packs.set({
          record,
          bytes: (part) => bytes[compiledParts.indexOf(part)] ?? new Uint8Array(),
          ...(version !== undefined && { version }),
        })
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
