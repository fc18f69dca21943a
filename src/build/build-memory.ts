import type { BundleMemory, IndexState, KnownFiles, SearchState } from '../bundle/bundle-memory.ts'
import type { PackedDocument, PackedStretch } from '../bundle/packed-document.ts'
import { type Recall, recall } from '../model/recall.ts'
import type { PictureFacts } from '../read/source/source-file.ts'
import type { KnownMedia, ServedAs } from '../read/values/places.ts'
import { type KnownArticle, openPack } from './article-packs.ts'
import type { ArticlesState, KnownArticles } from './known-articles.ts'
import type { Blob, Store } from './store.ts'

/** What builds remember; it changes nothing but the time that they take. */
export interface BuildMemory extends BundleMemory {
  pictures: Recall<PictureFacts>
  media: KnownMedia
  /** Undefined when nothing is known. */
  articles: KnownArticles | undefined
}

interface OpenMemory {
  memory: BuildMemory
  /** @param complete whether all that was not used is to be forgotten */
  commit(articles: ArticlesState, complete: boolean): void
}

/** What a build leaves behind: all of it is plain data. */
interface Contents {
  /** The moment that it was made for, in milliseconds since 1970. */
  now: number
  articles: ArticlesState
  pictures: Record<string, PictureFacts>
  media: Record<string, ServedAs>
  files: Record<string, Blob>
  documents: Record<string, PackedDocument[]>
  index: Record<string, IndexState>
  search: Record<string, SearchState>
}

/** What the store has of the last build, and a way to leave this one to the next. */
export function openMemory(store: Store, now: Date): OpenMemory {
  const contents = contentsOf(store, now)
  const pictures = recall(contents?.pictures)
  const media = recall(contents?.media)
  const blobs = recall(contents?.files)
  const documents = recall(contents?.documents)
  const index = recall(contents?.index)
  const search = recall(contents?.search)
  const articles = contents && knownArticles(contents.articles, store)
  const memory: BuildMemory = {
    pictures,
    media,
    files: knownFiles(blobs, store),
    documents,
    index,
    search,
    formerStretch: formerStretch(contents, store),
    formerWords: formerWords(articles),
    articles,
  }

  function commit(state: ArticlesState, complete: boolean): void {
    const of = <T>(known: Recall<T>): Record<string, T> => (complete ? known.used() : known.all())
    const next: Contents = {
      now: now.getTime(),
      articles: state,
      pictures: of(pictures),
      media: of(media),
      files: of(blobs),
      documents: of(documents),
      index: of(index),
      search: of(search),
    }
    const packs = state.packs.flatMap(({ entries, body }) => [entries, body])
    store.commit({ blobs: [...packs, ...Object.values(next.files)], contents: next })
  }

  return { memory, commit }
}

/** Nothing when it was made for a moment that is still to come: no edit may lie after the present. */
function contentsOf(store: Store, now: Date): Contents | undefined {
  const contents = store.load()?.contents as Contents | undefined
  return contents && contents.now <= now.getTime() ? contents : undefined
}

function knownArticles(state: ArticlesState, store: Store): KnownArticles | undefined {
  const articles = state.packs.map((pack) => openPack(pack, store))
  if (!articles.every((list) => list !== undefined)) return undefined
  return { ...state, articles }
}

/** Looks among all documents that are known; nobody asks as long as nothing has changed. */
function formerStretch(
  contents: Pick<Contents, 'documents' | 'files'> | undefined,
  store: Store,
): BundleMemory['formerStretch'] {
  let byRest: Map<string, PackedStretch> | undefined
  return (key) => {
    byRest ??= new Map(
      Object.values(contents?.documents ?? {})
        .flat()
        .flatMap(({ stretches }) => stretches)
        .flatMap((stretch) => (stretch.rest ? [[stretch.rest.key, stretch]] : [])),
    )
    const stretch = byRest.get(key)
    const blob = stretch && contents?.files[stretch.file]
    const file = blob && store.open(blob)
    return file && { stretch, file }
  }
}

/** Looks for words among all that are known; nobody asks as long as nothing has changed. */
function formerWords(known: KnownArticles | undefined): BundleMemory['formerWords'] {
  let byDigest: Map<string, KnownArticle> | undefined
  return (digest) => {
    byDigest ??= new Map(
      known?.articles.flat().flatMap((article): [string, KnownArticle][] => {
        const search = article.record.compiled?.search
        return search ? [[search.digest, article]] : []
      }),
    )
    return byDigest.get(digest)?.bytes('words')
  }
}

function knownFiles(blobs: Recall<Blob>, store: Store): KnownFiles {
  return {
    get(key) {
      const blob = blobs.get(key)
      return blob && store.open(blob)
    },
    set(key, bytes) {
      const blob = store.write(bytes)
      blobs.set(key, blob)
      const file = store.open(blob)
      if (!file) throw new Error(`keep ${key}: it is gone at once`)
      return file
    },
  }
}
