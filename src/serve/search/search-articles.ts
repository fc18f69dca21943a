import type { Bundle, NumberedFiles } from '../../model/bundle.ts'
import type { SearchTerms } from '../../model/feed-query.ts'
import { bitsLength, shardOfWord } from '../../model/search-shard.ts'
import { hasPhrase, type PhraseWord } from './has-phrase.ts'
import { type IndexedWord, openWord } from './open-word.ts'
import { type Budget, readPlaces, type WordPlaces } from './read-places.ts'

// About 4 ms of CPU in a Worker that has not searched yet, 1 ms in another (`npm run bench -- search`).
const placeBytes = 40_000

// Files of older places; the first article that is looked into may take one a word.
const mostFiles = 8

/** The articles that were found. */
export interface FoundArticles {
  /** Their numbers, the newest first. */
  articles: number[]
  /** The oldest article that was looked into, when not all could be: older ones may match too. */
  examinedTo?: number
  /** Whether an older one matches, or may match. */
  more: boolean
  /** How many files of older places were read. */
  files: number
}

/**
 * The newest articles that have all words and phrases. A shard is loaded for each word, and to find
 * phrases files with older places of frequent words; what is read to find them is limited.
 * @param allowed 1 for each article that may be found, by its number
 * @param bytes of places that may be read; the article under way is finished
 */
export async function searchArticles(
  { search, places }: Pick<Bundle, 'search' | 'places'>,
  { words, phrases }: SearchTerms,
  allowed: Uint8Array,
  limit: number,
  bytes = placeBytes,
): Promise<FoundArticles> {
  const indexed = await openWords(search, new Set([...words, ...phrases.flat()]), allowed.length)
  if (!indexed) return { articles: [], more: false, files: 0 }
  const candidates = havingAll([...indexed.values()], allowed.length)
  const budget: Budget = { bytes, files: mostFiles }
  const readers = readersOf(phrases, indexed, (word) => readPlaces(word, budget, places))
  const articles: number[] = []
  const found = (more: boolean) => ({ articles, more, files: mostFiles - budget.files })
  let wanted: PhraseWord[][] | undefined
  let examinedTo = 0
  for (const article of newestFirst(candidates, allowed)) {
    const loads = loadsFor(readers, article)
    if (wanted && isSpent(budget, loads.length)) return { ...found(true), examinedTo }
    // To wait for nothing takes time as well.
    if (loads.length > 0) await loadAll(loads, budget)
    wanted ??= phraseWords(phrases, readers, article)
    examinedTo = article
    if (!wanted.every((phrase) => hasPhrase(phrase, article))) continue
    if (articles.length === limit) return found(true)
    articles.push(article)
  }
  return found(false)
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

function* newestFirst(bits: Uint32Array, allowed: Uint8Array): Generator<number> {
  for (let index = bits.length - 1; index >= 0; index -= 1) {
    let rest = bits[index] ?? 0
    while (rest !== 0) {
      const highest = 31 - Math.clz32(rest)
      if (allowed[index * 32 + highest]) yield index * 32 + highest
      rest &= ~(1 << highest)
    }
  }
}

function readersOf(
  phrases: readonly (readonly string[])[],
  indexed: ReadonlyMap<string, IndexedWord>,
  read: (word: IndexedWord) => WordPlaces,
): Map<string, WordPlaces> {
  const readers = new Map<string, WordPlaces>()
  for (const word of new Set(phrases.flat())) {
    const own = indexed.get(word)
    if (own) readers.set(word, read(own))
  }
  return readers
}

type Load = () => Promise<void>

/** What loads the places of all words in an article that are not there yet. */
function loadsFor(readers: ReadonlyMap<string, WordPlaces>, article: number): Load[] {
  const loads: Load[] = []
  for (const { toLoad } of readers.values()) {
    const load = toLoad(article)
    if (load) loads.push(load)
  }
  return loads
}

function isSpent({ bytes, files }: Budget, loads: number): boolean {
  return bytes <= 0 || (loads > 0 && loads > files)
}

async function loadAll(loads: readonly Load[], budget: Budget): Promise<void> {
  budget.files -= loads.length
  await Promise.all(loads.map((load) => load()))
}

/**
 * The words of each phrase, those that are rarest in an article before the others. How frequent they
 * are in all articles is not asked: what comes of it would tell of those that nobody may see.
 */
function phraseWords(
  phrases: readonly (readonly string[])[],
  readers: ReadonlyMap<string, WordPlaces>,
  article: number,
): PhraseWord[][] {
  const room = ({ placesIn }: PhraseWord): number => placesIn(article).length
  return phrases.map((phrase) =>
    phrase
      .flatMap((word, offset) => {
        const own = readers.get(word)
        return own ? [{ placesIn: own.placesIn, offset }] : []
      })
      .sort((a, b) => room(a) - room(b)),
  )
}
