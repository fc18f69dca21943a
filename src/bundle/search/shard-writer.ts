import { packColumns } from '../../model/columns.ts'
import type { ShardColumn } from '../../model/search-shard.ts'
import { writeArticles } from './article-list.ts'
import { blocksOf } from './blocks-of.ts'
import { byteList } from './byte-list.ts'
import { articlesOf, mostArticles, type OpenShard, runsStart } from './open-shard.ts'
import type { Renumber } from './renumbering.ts'

/** A file with places of a word in older articles. */
export interface OlderPlaces {
  /** How many newer articles have the word. */
  start: number
  file: number
}

/** Writes a shard (`model/search-shard.ts`), its words in their order. */
export interface ShardWriter {
  /**
   * Appends a word.
   * @param word as UTF-8
   * @param articles those that have it, ascending
   * @param runs its places in each of them that no file has, those in the newest one first
   * @param older files with the places in older ones, the newest first
   */
  write(
    word: Uint8Array,
    articles: Uint32Array,
    runs: Uint8Array,
    older?: readonly OlderPlaces[],
  ): void
  /**
   * Appends words of another shard, from one to before another one.
   * @param renumber when articles do not keep their numbers
   */
  copy(shard: OpenShard, from: number, to: number, renumber?: Renumber): void
  /** What has been written. */
  bytes(): Uint8Array
}

/** @param room how many bytes of articles and of runs it will have, about */
export function shardWriter(room: { articles: number; runs: number }): ShardWriter {
  const words = byteList()
  const wordEnds: number[] = []
  const articles = byteList(room.articles)
  const articleStarts = [0]
  const articleSets: number[] = []
  const blockStarts = [0]
  const blocks: number[] = []
  const blockRuns: number[] = []
  const runs = byteList(room.runs)
  const older: number[] = []

  function writeList(list: Uint32Array): void {
    articleSets.push(Number(writeArticles(articles, list)))
    articleStarts.push(articles.length)
  }

  function writeRuns(own: Uint8Array, count: number): void {
    const { perBlock, starts } = blocksOf(own, count)
    append(blocks, starts, runs.length)
    blockStarts.push(blocks.length)
    blockRuns.push(perBlock)
    runs.copy(own, 0, own.length)
  }

  function copyWords(shard: OpenShard, from: number, to: number): void {
    const start = shard.wordEnds[from - 1] ?? 0
    append(wordEnds, shard.wordEnds.subarray(from, to), words.length - start)
    words.copy(shard.words, start, shard.wordEnds[to - 1] ?? start)
  }

  function copyLists(shard: OpenShard, from: number, to: number): void {
    const [start = 0, end = 0] = [shard.articleStarts[from], shard.articleStarts[to]]
    append(articleStarts, shard.articleStarts.subarray(from + 1, to + 1), articles.length - start)
    append(articleSets, shard.articleSets.subarray(from, to))
    articles.copy(shard.articles, start, end)
  }

  function writeRenumbered(shard: OpenShard, from: number, to: number, renumber: Renumber): void {
    // One for all words: to make an array of each takes as long as the rest.
    const room = new Uint32Array(mostArticles(shard))
    for (let word = from; word < to; word += 1) {
      const list = articlesOf(shard, word, room)
      for (let index = 0; index < list.length; index += 1) list[index] = renumber(list[index] ?? 0)
      writeList(list)
    }
  }

  function copyRuns(shard: OpenShard, from: number, to: number): void {
    const [first = 0, last = 0] = [shard.blockStarts[from], shard.blockStarts[to]]
    const start = runsStart(shard, from)
    append(blockStarts, shard.blockStarts.subarray(from + 1, to + 1), blocks.length - first)
    append(blocks, shard.blocks.subarray(first, last), runs.length - start)
    append(blockRuns, shard.blockRuns.subarray(from, to))
    runs.copy(shard.runs, start, runsStart(shard, to))
  }

  return {
    write(word, list, own, olderPlaces = []) {
      for (const { start, file } of olderPlaces) older.push(wordEnds.length, start, file)
      words.copy(word, 0, word.length)
      wordEnds.push(words.length)
      writeList(list)
      writeRuns(own, olderPlaces[0]?.start ?? list.length)
    },
    copy(shard, from, to, renumber) {
      copyWords(shard, from, to)
      copyRuns(shard, from, to)
      if (!renumber) copyLists(shard, from, to)
      else writeRenumbered(shard, from, to, renumber)
    },
    bytes: () =>
      packColumns({
        words: words.bytes(),
        wordEnds: new Uint32Array(wordEnds),
        articleStarts: new Uint32Array(articleStarts),
        articleSets: new Uint8Array(articleSets),
        articles: articles.bytes(),
        blockStarts: new Uint32Array(blockStarts),
        blocks: new Uint32Array(blocks),
        blockRuns: new Uint8Array(blockRuns),
        runs: runs.bytes(),
        older: new Uint32Array(older),
      } satisfies Record<ShardColumn, unknown>),
  }
}

/** Appends numbers, each with as much added. */
function append(into: number[], numbers: Uint8Array | Uint32Array, shift = 0): void {
  for (const number of numbers) into.push(number + shift)
}
