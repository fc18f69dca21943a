import type { ArticleRecord } from './article-record.ts'

/** What is remembered of the file of an article. */
export interface PackEntry {
  record: ArticleRecord
  /** Tells that the file is the same without a look into it. */
  version?: string
  /** Where in the body of its pack its bytes begin. */
  start: number
}

type Fields = Record<string, unknown>

const sharedOfRecord = ['media', 'visits', 'problems'] as const
const sharedOfFacts = ['topics', 'tags', 'authors', 'aliases', 'language'] as const

/** JSON in which numbers tell the values that many entries have. */
export function packEntries(entries: readonly PackEntry[]): string {
  const numbers = new Map<string, number>()

  function numbered(fields: object, names: readonly string[]): Fields {
    const packed: Fields = { ...fields }
    for (const name of names) {
      const text = JSON.stringify(packed[name])
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      packed[name] = number
    }
    return packed
  }

  const packed = entries.map(({ record, ...entry }) => {
    const { compiled, ...read } = record
    const facts = compiled && numbered(compiled.facts, sharedOfFacts)
    const shared = numbered(read, sharedOfRecord)
    return { ...entry, record: { ...shared, ...(facts && { compiled: { ...compiled, facts } }) } }
  })
  const values = Array.from(numbers.keys(), (text) => JSON.parse(text))
  return JSON.stringify({ values, entries: packed })
}

/** The entries share what they have in common: it takes less room, and is found faster in maps. */
export function openEntries(text: string): PackEntry[] {
  const { values, entries } = JSON.parse(text)
  for (const { record } of entries) {
    for (const name of sharedOfRecord) record[name] = values[record[name]]
    const facts = record.compiled?.facts
    if (facts) for (const name of sharedOfFacts) facts[name] = values[facts[name]]
  }
  return entries
}
