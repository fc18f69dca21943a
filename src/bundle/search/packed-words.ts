import { passRuns } from '../../model/search-shard.ts'
import { type ArticleWords, splitWords } from './article-words.ts'

// The length of the text comes first.
const headBytes = 4
const space = 0x20

/** The words of an article as bytes: the words with a space after each, then their runs. */
export function packArticleWords({ text, runs }: Pick<ArticleWords, 'text' | 'runs'>): Uint8Array {
  const bytes = new Uint8Array(headBytes + text.length + runs.length)
  new DataView(bytes.buffer).setUint32(0, text.length, true)
  bytes.set(text, headBytes)
  bytes.set(runs, headBytes + text.length)
  return bytes
}

/** The words that `packArticleWords` has packed, which share its memory. */
export function openArticleWords(bytes: Uint8Array): ArticleWords {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const text = bytes.subarray(headBytes, headBytes + length)
  const runs = bytes.subarray(headBytes + length)
  return {
    text,
    runs,
    get words() {
      return splitWords(text)
    },
    get ends() {
      return endsOfRuns(runs)
    },
  }
}

/** Where the word of a packed text ends that begins there, before the space. */
export function endOfWord(text: Uint8Array, start: number): number {
  let at = start
  while (at < text.length && text[at] !== space) at += 1
  return at
}

/**
 * What the words of an article count for when the number of shards is decided: about the bytes that
 * they take in the index.
 */
export function searchRoom({ runs, ends }: Pick<ArticleWords, 'runs' | 'ends'>): number {
  return ends.length + runs.length
}

function endsOfRuns(runs: Uint8Array): Uint32Array {
  const ends: number[] = []
  for (let at = passRuns(runs, 0, 1); at <= runs.length; at = passRuns(runs, at, 1)) ends.push(at)
  return Uint32Array.from(ends)
}
