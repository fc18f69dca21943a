import { passRuns } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'

// The length of the words comes first.
const headBytes = 4

/** The words of an article as bytes: the words as UTF-8, a space between two, then their runs. */
export function packArticleWords({ words, runs }: ArticleWords): Uint8Array {
  const text = Buffer.from(words.join(' '))
  const bytes = new Uint8Array(headBytes + text.length + runs.length)
  new DataView(bytes.buffer).setUint32(0, text.length, true)
  bytes.set(text, headBytes)
  bytes.set(runs, headBytes + text.length)
  return bytes
}

/** The words that `packArticleWords` has packed; their runs share its memory. */
export function openArticleWords(bytes: Uint8Array): ArticleWords {
  const { buffer, byteOffset, byteLength } = bytes
  const length = new DataView(buffer, byteOffset, byteLength).getUint32(0, true)
  const text = Buffer.from(buffer, byteOffset + headBytes, length).toString()
  const words = text === '' ? [] : text.split(' ')
  const runs = bytes.subarray(headBytes + length)
  const ends = new Uint32Array(words.length)
  let end = 0
  for (let index = 0; index < ends.length; index += 1) {
    end = passRuns(runs, end, 1)
    ends[index] = end
  }
  return { words, runs, ends }
}

/**
 * What the words of an article count for when the number of shards is decided: about the bytes that
 * they take in the index.
 */
export function searchRoom({ words, runs }: ArticleWords): number {
  return words.length + runs.length
}
