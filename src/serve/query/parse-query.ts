import { type FeedQuery, type QueryMoment, wholeFeed } from '../../model/feed-query.ts'
import { fold } from '../../model/fold.ts'
import type { LabelNames } from '../../model/label-names.ts'
import { queryBounds } from '../../model/query-bounds.ts'
import { type FeedParameter, isFeedParameter } from '../../model/query-parameters.ts'
import { sourceKey } from '../../model/source-key.ts'
import { oneLine } from '../../model/text.ts'
import { parseBound } from './parse-bound.ts'
import { parseLimit } from './parse-limit.ts'
import { crowded, type List, parseList } from './parse-list.ts'
import { parseRange } from './parse-range.ts'
import { parseSingle, type Single } from './parse-single.ts'
import { parseTerms } from './parse-terms.ts'
import { brief, type QueryFault, type QueryProblem, quoted } from './query-problem.ts'
import { termsText } from './terms-text.ts'

/** What was asked for, or everything in it that cannot be. */
export type ParsedQuery = { query: FeedQuery } | { problems: QueryProblem[] }

/**
 * What a feed is asked for, in canonical form.
 * @param timeZone whose days are meant
 */
export function parseQuery(
  parameters: URLSearchParams,
  labels: LabelNames,
  timeZone: string,
): ParsedQuery {
  // Most requests ask for nothing.
  if (!Array.from(parameters.keys()).some(isFeedParameter)) return { query: wholeFeed }
  const { any, all, not } = labelLists(parameters, labels)
  const { source, author, lang } = valueLists(parameters)
  const { since, until } = bounds(parameters, timeZone)
  const terms = parseSingle(parameters, 'q', parseTerms, termsText)
  const limit = parseSingle(parameters, 'limit', parseLimit, String)
  const content = parseSingle(parameters, 'content', parseContent, String)
  const problems = [
    ...[any, all, not, source, author, lang, since, until, terms, limit, content].flatMap(
      (part) => part.problems,
    ),
    ...crowded([any, all, not], queryBounds.labels, 'labels'),
    ...crowded([source, author, lang], queryBounds.values, 'values'),
    ...reversed(since, until),
  ]
  if (problems.length > 0) return { problems }
  return {
    query: {
      any: any.values,
      all: all.values,
      not: not.values,
      source: source.values,
      author: author.values,
      // `*` is any language at all (RFC 4647 §2.1).
      lang: lang.values.includes('*') ? [] : lang.values,
      ...(since.value && { since: since.value }),
      ...(until.value && { until: until.value }),
      ...(terms.value && { terms: terms.value }),
      ...(limit.value && { limit: limit.value }),
      content: content.value ?? 'full',
    },
  }
}

function labelLists(parameters: URLSearchParams, labels: LabelNames) {
  const list = (name: FeedParameter): List => {
    const texts = parameters.getAll(name).flatMap(separated)
    return parseList(name, texts, (text) => parseLabel(text, labels), queryBounds.labels)
  }
  return { any: list('any'), all: list('all'), not: list('not') }
}

/** The folded labels of a value; folding makes commas of all scripts the plain one. */
function separated(text: string): string[] {
  return fold(oneLine(text)).split(',')
}

function parseLabel(folded: string, labels: LabelNames): string | QueryFault {
  return labels.topic(folded) ?? brief(folded, queryBounds.characters)
}

function valueLists(parameters: URLSearchParams) {
  const list = (name: FeedParameter, parse: (text: string) => string | QueryFault): List =>
    parseList(name, parameters.getAll(name), parse, queryBounds.values)
  return {
    source: list('source', (text) => brief(sourceKey(text), queryBounds.characters)),
    author: list('author', (text) => brief(fold(text), queryBounds.characters)),
    lang: list('lang', parseRange),
  }
}

function bounds(parameters: URLSearchParams, timeZone: string) {
  const bound = (name: 'since' | 'until') =>
    parseSingle(
      parameters,
      name,
      (text) => parseBound(text, name, timeZone),
      ({ text }) => text,
    )
  return { since: bound('since'), until: bound('until') }
}

function reversed(
  { value: since }: Single<QueryMoment>,
  { value: until }: Single<QueryMoment>,
): QueryProblem[] {
  if (!since || !until || until.time >= since.time) return []
  return [
    {
      parameter: 'until',
      found: `${quoted(until.text)}, before \`since\``,
      expected: `${quoted(since.text)} or later`,
    },
  ]
}

function parseContent(text: string): FeedQuery['content'] | QueryFault {
  const extent = text.toLowerCase()
  if (extent === 'full' || extent === 'summary') return extent
  return { found: quoted(text), expected: 'full or summary' }
}
