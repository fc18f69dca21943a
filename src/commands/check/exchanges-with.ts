import {
  type Answer,
  type AskedRequest,
  type Exchange,
  headerOf,
} from '../../check/http/exchange.ts'
import { formatHttpDate, parseHttpDate } from '../../check/http/http-date.ts'
import type { ExchangeName, VisitedAddress } from '../../check/http/visited-address.ts'
import type { Failure } from './ask.ts'

/** What a harmless visitor asks of any feed. */
export const harmlessExchanges: readonly ExchangeName[] = [
  'plain',
  'again',
  'gzip',
  'head',
  'sameEtag',
  'sameEtagGzip',
  'headSameEtag',
  'etagList',
  'anyEtag',
  'sameDate',
  'laterDate',
  'rfc850Date',
  'asctimeDate',
  'oldEtag',
  'noDate',
  'query',
]

/** What is asked of a feed of our own. */
export const allExchanges: readonly ExchangeName[] = [...harmlessExchanges, 'post', 'preflight']

export type Ask = (request: AskedRequest) => Promise<Exchange | Failure>

type Exchanges = Pick<VisitedAddress, 'exchanges' | 'failures' | 'unasked'>

/** How the questions are asked. */
export interface Asking {
  ask: Ask
  /** Milliseconds since 1970, by the clock of who asks. */
  now: number
  /** Whether there is time for another question; there is without it. */
  hasTime?(): boolean
  /** Called before each question. */
  onAsk?(name: ExchangeName): void
}

// Whoever needs longer for one answer would need minutes for all.
const slowest = 5000

/**
 * Asks an address for everything that is named, besides the plain GET that has been answered
 * already. When that is not a 200, there is nothing else to ask.
 */
export async function exchangesWith(
  plain: Exchange,
  names: readonly ExchangeName[],
  { ask, now, hasTime = () => true, onAsk }: Asking,
): Promise<Exchanges> {
  const answered: Outcome[] = [['plain', plain]]
  if (plain.answer.status !== 200) return sorted(answered)
  const { duration = 0 } = plain
  const unasked: ExchangeName[] = []
  // One after the other, as one reader would, and so that no request waits for another's end.
  for (const name of names) {
    const request = requestFor(name, answered, now)
    if (!request) continue
    if (duration > slowest || !hasTime()) {
      unasked.push(name)
      continue
    }
    onAsk?.(name)
    answered.push([name, await ask(request)])
  }
  return { ...sorted(answered), ...(unasked.length > 0 && { unasked }) }
}

type Outcome = readonly [name: ExchangeName, outcome: Exchange | Failure]

/** What is asked next; none where a validator is missing that it is made of. */
function requestFor(
  name: ExchangeName,
  answered: readonly Outcome[],
  now: number,
): AskedRequest | undefined {
  const { plain, gzip } = sorted(answered).exchanges
  if (name === 'plain' || !plain) return undefined
  const made = requests[name](
    validatorsOf(plain.answer, now),
    gzip?.answer.status === 200 ? validatorsOf(gzip.answer, now) : {},
  )
  if (!made) return undefined
  const { query, ...facts } = made
  const { url } = plain.request
  return { ...facts, url: query ? withQuery(url, query) : url }
}

/** Answers on the one hand, failures on the other. */
export function sorted(
  outcomes: readonly Outcome[],
): Pick<VisitedAddress, 'exchanges' | 'failures'> {
  const exchanges: Partial<Record<ExchangeName, Exchange>> = {}
  const failures: Partial<Record<ExchangeName, string>> = {}
  for (const [name, outcome] of outcomes) {
    if ('failure' in outcome) failures[name] = outcome.failure
    else exchanges[name] = outcome
  }
  return { exchanges, failures }
}

interface Validators {
  etag?: string
  lastModified?: string
  /** `lastModified` in the other forms, and a second later. */
  rfc850?: string
  asctime?: string
  later?: string
}

interface RequestFacts extends Omit<AskedRequest, 'url'> {
  /** What is appended to the address. */
  query?: string
}

/** @param gzip the validators of the answer for gzip */
type MakeRequest = (plain: Validators, gzip: Validators) => RequestFacts | undefined

/** GET with headers; none where a validator is missing that they are made of. */
function get(headers: Readonly<Record<string, string | undefined>>): RequestFacts | undefined {
  const known = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  if (known.length < Object.keys(headers).length) return undefined
  return { method: 'GET', headers: Object.fromEntries(known) }
}

const requests: Readonly<Record<Exclude<ExchangeName, 'plain'>, MakeRequest>> = {
  again: () => get({}),
  gzip: () => get({ 'Accept-Encoding': 'gzip' }),
  head: () => ({ method: 'HEAD', headers: {} }),
  sameEtag: ({ etag }) => get({ 'If-None-Match': etag }),
  sameEtagGzip: (_, { etag }) => get({ 'Accept-Encoding': 'gzip', 'If-None-Match': etag }),
  headSameEtag: ({ etag }) => {
    const asked = get({ 'If-None-Match': etag })
    return asked && { ...asked, method: 'HEAD' }
  },
  etagList: ({ etag }) =>
    get({ 'If-None-Match': etag && `"another", W/${etag.replace(/^W\//, '')}` }),
  anyEtag: ({ etag }) => (etag === undefined ? undefined : get({ 'If-None-Match': '*' })),
  sameDate: ({ lastModified }) => get({ 'If-Modified-Since': lastModified }),
  laterDate: ({ later }) => get({ 'If-Modified-Since': later }),
  rfc850Date: ({ rfc850 }) => get({ 'If-Modified-Since': rfc850 }),
  asctimeDate: ({ asctime }) => get({ 'If-Modified-Since': asctime }),
  oldEtag: ({ lastModified }) =>
    get({ 'If-None-Match': '"another"', 'If-Modified-Since': lastModified }),
  noDate: () => get({ 'If-Modified-Since': 'the day before yesterday' }),
  post: () => ({ method: 'POST', headers: { 'Content-Length': '0' } }),
  preflight: () => ({
    method: 'OPTIONS',
    headers: {
      Origin: 'https://reader.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'if-none-match,if-modified-since',
    },
  }),
  query: () => ({ method: 'GET', headers: {}, query: 'utm_source=x' }),
}

/** Only what a header may hold: others are a matter for the rules. */
function validatorsOf(answer: Answer, now: number): Validators {
  const etag = headerOf(answer, 'etag')
  const lastModified = headerOf(answer, 'last-modified')
  return {
    ...(etag !== undefined && isSendable(etag) && { etag }),
    ...(lastModified !== undefined &&
      isSendable(lastModified) &&
      datesOf(lastModified, clockOf(answer) ?? now)),
  }
}

/** @param now milliseconds since 1970, by the clock of the server */
function datesOf(lastModified: string, now: number): Validators {
  const moment = parseHttpDate(lastModified)
  if (moment === undefined) return { lastModified }
  const { rfc850, asctime } = formatHttpDate(moment)
  const later = moment + 1000
  const dates = { lastModified, rfc850, asctime }
  // A date that is still to come is to be ignored (RFC 9110 §13.1.3).
  return later <= now ? { ...dates, later: formatHttpDate(later).imfFixdate } : dates
}

function clockOf(answer: Answer): number | undefined {
  return parseHttpDate(headerOf(answer, 'date') ?? '')
}

function isSendable(value: string): boolean {
  return /^[\x20-\x7e]+$/.test(value)
}

function withQuery(address: string, query: string): string {
  const url = new URL(address)
  url.search = url.search === '' ? query : `${url.search}&${query}`
  return url.href
}
