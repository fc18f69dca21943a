import { packColumns } from '../../model/columns.ts'
import { partitionPoint } from '../../model/partition-point.ts'
import { type PlacesColumn, passRuns } from '../../model/search-shard.ts'
import { blocksOf } from './blocks-of.ts'
import { articlesOf, type OpenShard, openShard, runsStart, wordBytes } from './open-shard.ts'
import { shardWriter } from './shard-writer.ts'

// What is too large after all has too long lists of articles: more files would not help.
const mostParts = 64

/** A shard, and the files with older places of its most frequent words. */
export interface SplitShard {
  shard: Uint8Array
  places: Uint8Array[]
}

/** So many runs of a word, from one to before another one. */
interface Range {
  start: number
  end: number
}

/**
 * A shard with its places in several files where it is too large (`model/search-shard.ts`).
 * @param most bytes of a file; the lists of articles and the places in one article are not cut
 * @param firstFile the number of the first file of places
 */
export function splitShard(bytes: Uint8Array, most: number, firstFile: number): SplitShard {
  if (bytes.length <= most) return { shard: bytes, places: [] }
  const shard = openShard(bytes)
  let parts = 4
  let split = splitWith(shard, most / parts, firstFile)
  while (split.shard.length > most && parts < mostParts) {
    parts *= 2
    split = splitWith(shard, most / parts, firstFile)
  }
  return split
}

/** @param least so many bytes of its newest places a word has in the shard, or all that there are */
function splitWith(shard: OpenShard, least: number, firstFile: number): SplitShard {
  const writer = shardWriter({ articles: shard.articles.length, runs: shard.runs.length })
  const places: Uint8Array[] = []
  for (let word = 0; word < shard.count; word += 1) {
    const runs = shard.runs.subarray(runsStart(shard, word), runsStart(shard, word + 1))
    if (runs.length <= 3 * least) {
      writer.copy(shard, word, word + 1)
      continue
    }
    const articles = articlesOf(shard, word)
    const starts = runStarts(runs, articles.length)
    const bytesOf = ({ start, end }: Range) => runs.subarray(starts[start], starts[end])
    const ranges = olderRanges(starts, least)
    const file = firstFile + places.length
    const older = ranges.map(({ start }, index) => ({ start, file: file + index })).reverse()
    places.push(...ranges.map((range) => packPlaces(bytesOf(range), range.end - range.start)))
    const newest = bytesOf({ start: 0, end: older[0]?.start ?? articles.length })
    writer.write(wordBytes(shard, word), articles, newest, older)
  }
  return { shard: writer.bytes(), places }
}

/** Where each run begins, and the end of the last one. */
function runStarts(runs: Uint8Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (let run = 0; run < count; run += 1) starts[run + 1] = passRuns(runs, starts[run] ?? 0, 1)
  return starts
}

/** What is cut off, the oldest first: so an article that is new changes no file but the shard. */
function olderRanges(starts: Uint32Array, least: number): Range[] {
  const ranges: Range[] = []
  let end = starts.length - 1
  while (end > 1 && (starts[end] ?? 0) > 3 * least) {
    const from = (starts[end] ?? 0) - 2 * least
    const start = Math.min(
      partitionPoint(end, (run) => (starts[run] ?? 0) < from),
      end - 1,
    )
    ranges.push({ start, end })
    end = start
  }
  return ranges
}

function packPlaces(runs: Uint8Array, count: number): Uint8Array {
  const { perBlock, starts } = blocksOf(runs, count)
  return packColumns({
    blocks: starts,
    blockRuns: Uint8Array.of(perBlock),
    runs,
  } satisfies Record<PlacesColumn, unknown>)
}
