import type { FeedQuery } from '../../model/feed-query.ts'
import { type FeedParameter, queryParameters } from '../../model/query-parameters.ts'
import { termsText } from './terms-text.ts'

/**
 * The one query string, without `?`, that stands for all that ask the same; empty for the whole
 * feed. It parses to the query again.
 */
export function canonicalQuery(query: FeedQuery): string {
  const { since, until, terms, limit, content } = query
  const values: Record<FeedParameter, readonly string[]> = {
    any: listed(query.any),
    all: listed(query.all),
    not: listed(query.not),
    source: query.source.map(escaped),
    author: query.author.map(escaped),
    lang: query.lang.map(escaped),
    since: since ? [escaped(since.text)] : [],
    until: until ? [escaped(until.text)] : [],
    q: terms ? [escaped(termsText(terms))] : [],
    limit: limit === undefined ? [] : [String(limit)],
    content: content === 'full' ? [] : [content],
  }
  return queryParameters
    .flatMap(({ name }) => values[name].map((value) => `${name}=${value}`))
    .join('&')
}

function listed(labels: readonly string[]): string[] {
  return labels.length === 0 ? [] : [labels.map(escaped).join(',')]
}

/** Escaped as in every address that a program makes of it: URLs escape `'` (URL §1.3). */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27')
}
