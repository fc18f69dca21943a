import type { ArticleRecord } from './article-record.ts'
import { digestOf } from './digest-of.ts'
import { openEntries, type PackEntry, packEntries } from './pack-entries.ts'
import { type Blob, MissingBlobError, type Store } from './store.ts'

/** What is remembered of articles lies in packs, by a hash of their paths. */
export interface Pack {
  /** JSON of `pack-entries.ts`. */
  entries: Blob
  /** What was compiled of them, one after the other. */
  body: Blob
}

/** An entry with the bytes that belong to it. */
export interface KnownArticle extends Omit<PackEntry, 'start'> {
  /** Empty where nothing has been compiled. */
  bytes(part: CompiledPart): Uint8Array
}

/** What is compiled of an article, in the order in which it lies in a pack. */
export type CompiledPart = (typeof compiledParts)[number]
export const compiledParts = ['texts', 'words'] as const

// More entries in a pack make the packs fewer, and more is written when one of them changes.
const entriesInPack = 64
const mostPacks = 256

/** In how many packs so many articles lie: a power of two. */
export function packCount(articles: number): number {
  const wanted = Math.min(mostPacks, Math.max(1, articles / entriesInPack))
  return 2 ** Math.floor(Math.log2(wanted))
}

/** The pack of an article: FNV-1a over the UTF-16 code units of its path. */
export function packOf(path: string, packs: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < path.length; index += 1) {
    hash = Math.imul(hash ^ path.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0) % packs
}

/** The articles of a pack; undefined when a part of it is missing. */
export function openPack({ entries, body }: Pack, store: Store): KnownArticle[] | undefined {
  const list = store.open(entries)
  if (!list || !store.open(body)) return undefined
  const text = new TextDecoder().decode(list.bytes)
  return openEntries(text).map((entry) => new OpenEntry(entry, body, store))
}

/** Puts articles into a pack, in the order of their paths, and gives them as it has them. */
export function writePack(
  articles: readonly KnownArticle[],
  store: Store,
): { pack: Pack; articles: KnownArticle[] } {
  let end = 0
  const parts: Uint8Array[] = []
  const entries = articles
    .toSorted((a, b) => (a.record.path < b.record.path ? -1 : 1))
    .map((article): PackEntry => {
      const { record, version } = article
      const start = end
      for (const part of compiledParts) {
        const bytes = article.bytes(part)
        parts.push(bytes)
        end += bytes.length
      }
      return { record, start, ...(version !== undefined && { version }) }
    })
  const pack = {
    entries: store.write(Buffer.from(packEntries(entries))),
    body: store.write(Buffer.concat(parts, end)),
  }
  return { pack, articles: entries.map((entry) => new OpenEntry(entry, pack.body, store)) }
}

class OpenEntry implements KnownArticle {
  readonly record: ArticleRecord
  readonly version?: string
  readonly #start: number
  readonly #body: Blob
  readonly #store: Store

  constructor({ record, version, start }: PackEntry, body: Blob, store: Store) {
    this.record = record
    if (version !== undefined) this.version = version
    this.#start = start
    this.#body = body
    this.#store = store
  }

  bytes(part: CompiledPart): Uint8Array {
    const { compiled } = this.record
    if (!compiled) return new Uint8Array()
    const [texts, words] = compiled.lengths
    return part === 'texts'
      ? this.#read(this.#start, texts, compiled.digest)
      : this.#read(this.#start + texts, words, compiled.search.digest)
  }

  #read(start: number, length: number, digest: string): Uint8Array {
    const bytes = this.#store.read(this.#body, start, length)
    if (digestOf(bytes) !== digest) throw new MissingBlobError(this.#body.name)
    return bytes
  }
}
