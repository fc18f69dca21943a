import { type PostingLog, readPostings } from './posting-logs.ts'
import { shardWriter } from './shard-writer.ts'

/** The words of a shard as a file (`model/search-shard.ts`). */
export function packShard({ words, bytes }: PostingLog): Uint8Array {
  const log = bytes.bytes()
  const { articleStarts, articles, runStarts, runs } = sortedByWord(log, words.length)
  const writer = shardWriter({ articles: articles.length, runs: runs.length })
  const numbers = new Map(words.map((word, number) => [word, number]))
  for (const word of words.toSorted()) {
    const number = numbers.get(word) ?? 0
    writer.write(
      Buffer.from(word),
      articles.subarray(articleStarts[number], articleStarts[number + 1]),
      runs.subarray(runStarts[number], runStarts[number + 1]),
    )
  }
  return writer.bytes()
}

/** What is logged, by the numbers of the words: their articles ascending, their runs descending. */
function sortedByWord(log: Uint8Array, words: number) {
  const articleStarts = new Uint32Array(words + 1)
  const runStarts = new Uint32Array(words + 1)
  readPostings(log, (word, _, start, end) => {
    articleStarts[word + 1] = (articleStarts[word + 1] ?? 0) + 1
    runStarts[word + 1] = (runStarts[word + 1] ?? 0) + end - start
  })
  addUp(articleStarts)
  addUp(runStarts)
  const articles = new Uint32Array(articleStarts[words] ?? 0)
  const runs = new Uint8Array(runStarts[words] ?? 0)
  const nextArticle = articleStarts.slice()
  const lastRun = runStarts.slice(1)
  readPostings(log, (word, article, start, end) => {
    const place = nextArticle[word] ?? 0
    articles[place] = article
    nextArticle[word] = place + 1
    const first = (lastRun[word] ?? 0) - (end - start)
    for (let at = start; at < end; at += 1) runs[first + at - start] = log[at] ?? 0
    lastRun[word] = first
  })
  return { articleStarts, articles, runStarts, runs }
}

function addUp(numbers: Uint32Array): void {
  let sum = 0
  for (const [index, number] of numbers.entries()) {
    sum += number
    numbers[index] = sum
  }
}
