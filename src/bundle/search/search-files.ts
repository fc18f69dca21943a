import { createHash } from 'node:crypto'
import type { CompiledArticle } from '../../model/compiled-article.ts'
import { type BundleMemory, fileOf, type SearchState } from '../bundle-memory.ts'
import { type FileBytes, fileAt, type OutputFile } from '../output-file.ts'
import { packSearch, type SearchSource, shardCount } from './pack-search.ts'
import { openArticleWords, packArticleWords } from './packed-words.ts'
import { patchSearch, type SearchChange } from './patch-search.ts'
import { renumbered } from './renumbered.ts'
import { gone } from './renumbering.ts'

type SearchMemory = Pick<BundleMemory, 'files' | 'search' | 'formerWords'>

const noWords = packArticleWords({ text: new Uint8Array(), runs: new Uint8Array() })

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
): Promise<OutputFile[]> {
  const order = articles.map(({ search }) => search.digest)
  const text = Buffer.from(order.join('\n'))
  const key = `order ${hashOf(text)}`
  const state = memory.search.get(last)
  const known = state && knownShards(state, memory)
  const shards =
    (known && (state.order === key ? known : patched(known, state, order, articles, memory))) ??
    packed(articles, memory)
  await fileOf(memory.files, key, () => text)
  memory.search.set(last, { order: key, shards: shards.map((shard) => shard.key) })
  return shards.map(({ file }, index) => fileAt(`search/${index}.bin`, file))
}

interface Shard {
  key: string
  file: FileBytes
}

function packed(articles: readonly CompiledArticle[], memory: SearchMemory): Shard[] {
  return packSearch(sourceOf(articles)).map((bytes) => shardOf(bytes, memory))
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

function shardOf(bytes: Uint8Array, { files }: SearchMemory): Shard {
  const key = `search ${hashOf(bytes)}`
  return { key, file: files.get(key) ?? files.set(key, bytes) }
}

/** The last index with what has changed; undefined when that cannot be told, or its size changes. */
function patched(
  known: readonly Shard[],
  state: SearchState,
  order: readonly string[],
  articles: readonly CompiledArticle[],
  memory: SearchMemory,
): Shard[] | undefined {
  if (known.length !== shardCount(roomOf(articles))) return undefined
  const change = changeTo(order, linesOf(memory.files.get(state.order)), articles, memory)
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
    return bytes ? shardOf(bytes, memory) : shard
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

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
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
