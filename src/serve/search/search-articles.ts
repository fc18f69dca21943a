import type { NumberedFiles } from '../../model/bundle.ts'
import type { SearchTerms } from '../../model/feed-query.ts'
import { bitsLength, shardOfWord } from '../../model/search-shard.ts'
import { hasPhrase, type PhraseWord } from './has-phrase.ts'
import { type IndexedWord, openWord } from './open-word.ts'
import { type Budget, type PlacesIn, readPlaces } from './read-places.ts'

// About 4 ms of CPU in a Worker that has not searched yet, 1 ms in another (`npm run bench -- search`).
const placeBytes = 40_000

/** The articles that were found. */
export interface FoundArticles {
  /** Their numbers, the newest first. */
  articles: number[]
  /** The oldest article that was looked into, when not all could be: older ones may match too. */
  examinedTo?: number
  /** Whether an older one matches, or may match. */
  more: boolean
}

/**
 * The newest articles that have all words and phrases. A shard is loaded for each word, and what is
 * read to find phrases is limited.
 * @param allowed 1 for each article that may be found, by its number
 * @param budget bytes of places that may be read; the article under way is finished
 */
export async function searchArticles(
  shards: NumberedFiles,
  { words, phrases }: SearchTerms,
  allowed: Uint8Array,
  limit: number,
  budget = placeBytes,
): Promise<FoundArticles> {
  const indexed = await openWords(shards, new Set([...words, ...phrases.flat()]), allowed.length)
  if (!indexed) return { articles: [], more: false }
  const candidates = havingAll([...indexed.values()], allowed.length)
  const left = { left: budget }
  let readers = phraseReaders(phrases, indexed, left)
  const found: FoundArticles = { articles: [], more: false }
  let examined: number | undefined
  for (const article of newestFirst(candidates)) {
    if (!allowed[article]) continue
    if (examined === undefined) readers = readers.map((phrase) => rarestFirst(phrase, article))
    else if (left.left <= 0) return { ...found, examinedTo: examined, more: true }
    examined = article
    if (!readers.every((phrase) => hasPhrase(phrase, article))) continue
    if (found.articles.length === limit) return { ...found, more: true }
    found.articles.push(article)
  }
  return found
}

/** What the index tells of the words, unless there is one that nothing has. */
async function openWords(
  shards: NumberedFiles,
  words: ReadonlySet<string>,
  count: number,
): Promise<Map<string, IndexedWord> | undefined> {
  const opened = await Promise.all(
    Array.from(words, async (word) => {
      const shard = await shards.load(shardOfWord(word, shards.count))
      return [word, openWord(shard, word, count)] as const
    }),
  )
  const indexed = new Map<string, IndexedWord>()
  for (const [word, own] of opened) {
    if (!own) return undefined
    indexed.set(word, own)
  }
  return indexed
}

function havingAll(words: readonly IndexedWord[], count: number): Uint32Array {
  const all = new Uint32Array(bitsLength(count)).fill(0xffffffff)
  for (const { articles } of words) {
    for (let index = 0; index < all.length; index += 1) {
      all[index] = (all[index] ?? 0) & (articles[index] ?? 0)
    }
  }
  return all
}

function* newestFirst(bits: Uint32Array): Generator<number> {
  for (let index = bits.length - 1; index >= 0; index -= 1) {
    let rest = bits[index] ?? 0
    while (rest !== 0) {
      const highest = 31 - Math.clz32(rest)
      yield index * 32 + highest
      rest &= ~(1 << highest)
    }
  }
}

function phraseReaders(
  phrases: readonly (readonly string[])[],
  indexed: ReadonlyMap<string, IndexedWord>,
  budget: Budget,
): PhraseWord[][] {
  const readers = new Map<string, PlacesIn>()
  for (const word of new Set(phrases.flat())) {
    const own = indexed.get(word)
    if (own) readers.set(word, readPlaces(own, budget))
  }
  return phrases.map((phrase) =>
    phrase.flatMap((word, offset) => {
      const placesIn = readers.get(word)
      return placesIn ? [{ placesIn, offset }] : []
    }),
  )
}

/**
 * The words that are rarest in an article before the others. How frequent they are in all articles
 * is not asked: what comes of it would tell of those that nobody may see.
 */
function rarestFirst(phrase: readonly PhraseWord[], article: number): PhraseWord[] {
  const room = ({ placesIn }: PhraseWord): number => placesIn(article).length
  return phrase.toSorted((a, b) => room(a) - room(b))
}
