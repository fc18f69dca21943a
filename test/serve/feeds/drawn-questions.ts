import fc from 'fast-check'
import { type Known, topics, words } from './drawn-articles.ts'

/** A bound of time as it is written, and the moment that it means. */
export interface Bound {
  written: string
  time: number
}

/** What a feed is asked for, as a person means it. */
export interface Question {
  any: string[]
  all: string[]
  not: string[]
  source: string[]
  author: string[]
  lang: string[]
  since?: Bound | undefined
  until?: Bound | undefined
  /** Words and, with several words in one text, phrases. */
  terms: string[]
  limit?: number | undefined
  content?: 'full' | 'summary' | undefined
}

const label = fc.constantFrom(
  ...['world', 'WORLD', 'the world', 'Globe', 'old-world', 'economy', 'calisma ve ekonomi'],
  ...['ACIK DENİZ', 'ocean', 'sea', 'élan', 'ELAN', ' New  York ', 'c++', 'strasse', 'deniz'],
  ...['C', 'nobody-has-it', '__proto__'],
)
const source = fc.constantFrom(
  ...['reuters', 'REUTERS', 'reuters.example', 'http://www.reuters.example/x', 'ag haber'],
  ...['haber.example', 'other.example', 'www.haber.example', 'Nobody', 'constructor'],
)
const author = fc.constantFrom('doe, jane', 'DESK', 'ayse  oz', 'AYŞE ÖZ', 'Nobody')
const lang = fc.constantFrom('en', 'EN-gb', 'pt', 'tr', 'zh', 'zh-hant', '*', 'de', 'en-US')

const few = <T>(one: fc.Arbitrary<T>, most: number) =>
  fc.oneof(
    { arbitrary: fc.constant<T[]>([]), weight: 4 },
    { arbitrary: fc.array(one, { minLength: 1, maxLength: most }), weight: 1 },
  )

/** The text in another case, without its accents, or taken apart. */
function otherwise(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.constantFrom<(one: string) => string>(
    (one) => one,
    (one) => one.toUpperCase(),
    (one) => one.toLowerCase(),
    (one) => one.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
    (one) => one.normalize('NFD'),
  )
  return fc.tuple(text, change).map(([one, changed]) => changed(one))
}

/** Words, and phrases of which most stand somewhere. */
function term(articles: readonly Known[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words)
  const pair = fc.tuple(word, word).map((both) => both.join(' '))
  const phrases = articles.flatMap(({ title, summary }) =>
    [title, summary].map((text) => text.replaceAll(',', '').split(' ').slice(0, 2).join(' ')),
  )
  return otherwise(
    fc.oneof(
      { arbitrary: word, weight: 4 },
      { arbitrary: fc.constantFrom(...phrases), weight: 2 },
      { arbitrary: pair, weight: 1 },
    ),
  )
}

// The days of Istanbul are three hours ahead of those of UTC.
const zone = 3 * 3_600_000
const day = 24 * 3_600_000

/** Days and moments around those of the articles. */
function bound(is: 'since' | 'until', moments: readonly number[]): fc.Arbitrary<Bound> {
  const moment = fc.constantFrom(...moments)
  return fc.oneof(
    moment.map((time) => {
      const written = new Date(time + zone).toISOString().slice(0, 10)
      const start = Date.parse(written) - zone
      return { written, time: is === 'since' ? start : start + day - 1000 }
    }),
    moment.map((time) => ({ written: new Date(time).toISOString(), time })),
    moment.map((time) => ({
      written: `${new Date(time + zone).toISOString().slice(0, 19)}+03:00`,
      time,
    })),
  )
}

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 })

/** A question of any kind, most of which some article answers. */
export function drawnQuestion(articles: readonly Known[]): fc.Arbitrary<Question> {
  const moments = articles.map(({ published }) => published)
  return fc.record({
    any: few(label, 3),
    all: few(label, 2),
    not: few(label, 2),
    source: few(source, 2),
    author: few(author, 2),
    lang: few(lang, 2),
    since: fc.option(bound('since', moments), { nil: undefined, freq: 2 }),
    until: fc.option(bound('until', moments), { nil: undefined, freq: 2 }),
    terms: few(term(articles), 2),
    limit: optional(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(20, 200))),
    content: optional(fc.constantFrom('full', 'summary')),
  })
}

/** A channel by the slug of its topic; the site has none. */
export const drawnChannel = fc.constantFrom(undefined, undefined, ...Object.keys(topics))

/** The question as an address has it; where there is a choice, by the number. */
export function writtenQuestion(question: Question, choice: number): string {
  const { any, all, not, source, author, lang, since, until, terms, limit, content } = question
  const list = (name: string, labels: readonly string[]): [string, string][] => {
    if (labels.length === 0) return []
    return choice % 2 === 0
      ? [[name, labels.join(',')]]
      : labels.map((text): [string, string] => [name, text])
  }
  const each = (name: string, texts: readonly string[]) =>
    texts.map((text): [string, string] => [name, text])
  const one = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : each(name, [String(value)])
  const pairs: [string, string][] = [
    ...list('any', any),
    ...list('all', all),
    ...list('not', not),
    ...each('source', source),
    ...each('author', author),
    ...each('lang', lang),
    ...one('since', since?.written),
    ...one('until', until?.written),
    ...(terms.length > 0 ? one('q', terms.map(quotedTerm).join(' ')) : []),
    ...one('limit', limit),
    ...one('content', content),
  ]
  const start = pairs.length > 0 ? choice % pairs.length : 0
  return new URLSearchParams([...pairs.slice(start), ...pairs.slice(0, start)]).toString()
}

function quotedTerm(term: string): string {
  return term.includes(' ') ? `"${term}"` : term
}
