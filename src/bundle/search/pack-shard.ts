import { splitWords } from './article-words.ts'
import { type PostingLog, readPostings } from './posting-logs.ts'
import { shardWriter } from './shard-writer.ts'
import { wordTable } from './word-table.ts'

/** The words of a shard as a file (`model/search-shard.ts`). */
export function packShard(log: PostingLog): Uint8Array {
  const { words, articleStarts, articles, runStarts, runs } = sortedByWord(log)
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
function sortedByWord({ bytes, count }: PostingLog) {
  const log = bytes.bytes()
  const { words, wordOf } = numberedWords(log, count)
  const articleStarts = new Uint32Array(words.length + 1)
  const runStarts = new Uint32Array(words.length + 1)
  let index = 0
  readPostings(log, ({ run, runEnd }) => {
    const next = (wordOf[index++] ?? 0) + 1
    articleStarts[next] = (articleStarts[next] ?? 0) + 1
    runStarts[next] = (runStarts[next] ?? 0) + runEnd - run
  })
  addUp(articleStarts)
  addUp(runStarts)
  const articles = new Uint32Array(count)
  const runs = new Uint8Array(runStarts.at(-1) ?? 0)
  const nextArticle = articleStarts.slice()
  const lastRun = runStarts.slice(1)
  index = 0
  readPostings(log, ({ article, run, runEnd }) => {
    const word = wordOf[index++] ?? 0
    const place = nextArticle[word] ?? 0
    articles[place] = article
    nextArticle[word] = place + 1
    const first = (lastRun[word] ?? 0) - (runEnd - run)
    for (let at = run; at < runEnd; at += 1) runs[first + at - run] = log[at] ?? 0
    lastRun[word] = first
  })
  return { words, articleStarts, articles, runStarts, runs }
}

/** The words of a log, and the number that each posting has of them. */
function numberedWords(log: Uint8Array, count: number) {
  const table = wordTable(log)
  const wordOf = new Uint32Array(count)
  let index = 0
  readPostings(log, ({ word, wordEnd }) => {
    // With the space after it, at which they are split.
    wordOf[index++] = table.numberOf(word, wordEnd + 1)
  })
  return { words: splitWords(table.text()), wordOf }
}

function addUp(numbers: Uint32Array): void {
  let sum = 0
  for (const [index, number] of numbers.entries()) {
    sum += number
    numbers[index] = sum
  }
}
