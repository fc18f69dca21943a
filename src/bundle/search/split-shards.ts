import { type FileBytes, lengthOf } from '../output-file.ts'
import { splitShard } from './split-shard.ts'

/** An index of words in files, each list in the order of their numbers. */
export interface SplitIndex<File> {
  /** The shards. */
  search: File[]
  /** Places of frequent words in older articles. */
  places: File[]
}

/**
 * Cuts the shards that are too large.
 * @param most bytes of a file, as `splitShard` takes them
 */
export function splitShards(shards: readonly FileBytes[], most: number): SplitIndex<FileBytes> {
  const places: FileBytes[] = []
  const search = shards.map((file): FileBytes => {
    if (lengthOf(file) <= most) return file
    const split = splitShard(file.bytes, most, places.length)
    places.push(...split.places.map((bytes) => ({ bytes })))
    return { bytes: split.shard }
  })
  return { search, places }
}
