import { createHash } from 'node:crypto'
import type { CompiledArticle } from '../../model/compiled-article.ts'
import { type BundleMemory, fileOf, type SearchState } from '../bundle-memory.ts'
import { type FileBytes, fileAt, type OutputFile } from '../output-file.ts'
import { packSearch, type SearchSource, shardCount } from './pack-search.ts'
import { openArticleWords, packArticleWords } from './packed-words.ts'
import { patchSearch, type SearchChange } from './patch-search.ts'
import { renumbered } from './renumbered.ts'
import { gone } from './renumbering.ts'
import { type SplitIndex, splitShards } from './split-shards.ts'

type SearchMemory = Pick<BundleMemory, 'files' | 'search' | 'formerWords'>

const noWords = packArticleWords({ text: new Uint8Array(), runs: new Uint8Array() })

/**
 * To how many bytes files are cut, but for what cannot be cut; a search holds as many shards as it
 * has words, and as many files of places.
 */
export const mostSearchBytes = 2 ** 20

/** Under which key the memory has the index of words of the last bundle. */
const last = 'last'

/**
 * The index by which articles are searched, in shards as `model/search-shard.ts` has them. Where
 * the last one is known, only those shards are made again whose words have changed.
 * @param articles the oldest first: the number of an article is its place
 */
export async function searchFiles(
  articles: readonly CompiledArticle[],
  memory: SearchMemory,
): Promise<SplitIndex<OutputFile>> {
  const order = orderOf(articles)
  const state = memory.search.get(last)
  const known = state && knownShards(state, memory)
  const shards =
    (known &&
      (state.order === order.key ? known : patched(known, state, order, articles, memory))) ??
    packed(order, articles, memory)
  await fileOf(memory.files, order.key, () => textOf(order))
  memory.search.set(last, { order: order.key, shards: shards.map((shard) => shard.key) })
  // What is remembered is whole: it is patched as a whole.
  const files = shards.map(({ file }) => file)
  const { search, places } = splitShards(files, mostSearchBytes)
  return { search: search.map(named('search')), places: places.map(named('places')) }
}

/** The words of all articles, by their digests in the order of the articles. */
interface Order {
  /** Tells all of it, and so all that is in the index. */
  key: string
  digests: readonly string[]
}

function orderOf(articles: readonly CompiledArticle[]): Order {
  const digests = articles.map(({ search }) => search.digest)
  const hash = createHash('sha256').update(textOf({ digests })).digest('base64url')
  return { key: `order ${hash}`, digests }
}

function textOf({ digests }: Pick<Order, 'digests'>): Buffer {
  return Buffer.from(digests.join('\n'))
}

function named(kind: string): (file: FileBytes, index: number) => OutputFile {
  return (file, index) => fileAt(`${kind}/${index}.bin`, file)
}

interface Shard {
  key: string
  file: FileBytes
}

function packed(order: Order, articles: readonly CompiledArticle[], memory: SearchMemory): Shard[] {
  return Array.from(packSearch(sourceOf(articles)), (bytes, index) =>
    shardOf(bytes, index, order, memory),
  )
}

function sourceOf(articles: readonly CompiledArticle[]): SearchSource {
  return {
    count: articles.length,
    room: roomOf(articles),
    wordsOf: (number) => openArticleWords(articles[number]?.search.words() ?? noWords),
  }
}

function roomOf(articles: readonly CompiledArticle[]): number {
  return articles.reduce((sum, { search }) => sum + search.room, 0)
}

function shardOf(bytes: Uint8Array, index: number, order: Order, { files }: SearchMemory): Shard {
  const key = `search ${index} ${order.key}`
  return { key, file: files.set(key, bytes) }
}

/** The last index with what has changed; undefined when that cannot be told, or its size changes. */
function patched(
  known: readonly Shard[],
  state: SearchState,
  order: Order,
  articles: readonly CompiledArticle[],
  memory: SearchMemory,
): Shard[] | undefined {
  if (known.length !== shardCount(roomOf(articles))) return undefined
  const change = changeTo(order.digests, linesOf(memory.files.get(state.order)), articles, memory)
  if (!change) return undefined
  const fresh = patchSearch(
    known.map(
      ({ file }) =>
        () =>
          file.bytes,
    ),
    change,
  )
  return known.map((shard, index) => {
    const bytes = fresh[index]
    return bytes ? shardOf(bytes, index, order, memory) : shard
  })
}

function knownShards({ order, shards }: SearchState, { files }: SearchMemory): Shard[] | undefined {
  const known = shards.flatMap((key) => {
    const file = files.get(key)
    return file ? [{ key, file }] : []
  })
  return files.get(order) && known.length === shards.length ? known : undefined
}

function linesOf(text: FileBytes | undefined): string[] {
  const lines = Buffer.from(text?.bytes ?? []).toString()
  return lines === '' ? [] : lines.split('\n')
}

/** What has changed; undefined when words of an article that is gone are not known any more. */
function changeTo(
  order: readonly string[],
  before: readonly string[],
  articles: readonly CompiledArticle[],
  { formerWords }: SearchMemory,
): SearchChange | undefined {
  const { numbers, added } = renumbered(before, order)
  const removed: SearchChange['removed'][number][] = []
  for (const [article, number] of numbers.entries()) {
    if (number !== gone) continue
    const words = formerWords(before[article] ?? '')
    if (!words) return undefined
    removed.push({ article, words: openArticleWords(words) })
  }
  return {
    numbers,
    removed,
    added: added.map((article) => ({
      article,
      words: openArticleWords(articles[article]?.search.words() ?? noWords),
    })),
  }
}
