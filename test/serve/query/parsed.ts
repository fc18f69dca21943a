import { type ParsedQuery, parseQuery } from '../../../src/serve/query/parse-query.ts'

const topics = new Map([
  ['world', 'world'],
  ['the world', 'world'],
  ['globe', 'world'],
  ['economy', 'economy'],
])

/** A site with two topics, of which one has another title and an old slug. */
export const labelNames = { topic: (folded: string) => topics.get(folded) }

/** The query string as a feed of the site takes it. */
export function parsed(search: string, timeZone = 'Europe/Istanbul'): ParsedQuery {
  return parseQuery(new URLSearchParams(search), labelNames, timeZone)
}
