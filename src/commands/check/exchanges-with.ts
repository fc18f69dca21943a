import {
  type Answer,
  type AskedRequest,
  type Exchange,
  headerOf,
} from '../../check/http/exchange.ts'
import type { ExchangeName, VisitedAddress } from '../../check/http/visited-address.ts'
import type { Failure } from './ask.ts'
import { mapConcurrently } from './map-concurrently.ts'

/** What a harmless visitor asks of any feed. */
export const harmlessExchanges: readonly ExchangeName[] = [
  'plain',
  'again',
  'gzip',
  'head',
  'sameEtag',
  'etagList',
  'anyEtag',
  'sameDate',
  'oldEtag',
  'noDate',
  'query',
]

/** What is asked of a feed of our own. */
export const allExchanges: readonly ExchangeName[] = [...harmlessExchanges, 'post', 'preflight']

export type Ask = (request: AskedRequest) => Promise<Exchange | Failure>

type Exchanges = Pick<VisitedAddress, 'exchanges' | 'failures'>

/**
 * Asks an address for everything that is named, besides the plain GET that has been answered
 * already. When that is not a 200, there is nothing else to ask.
 */
export async function exchangesWith(
  plain: Exchange,
  names: readonly ExchangeName[],
  ask: Ask,
): Promise<Exchanges> {
  const { url } = plain.request
  if (plain.answer.status !== 200) return sorted([['plain', plain]])
  const validators = validatorsOf(plain.answer)
  const others = names.flatMap((name) => {
    const request = name === 'plain' ? undefined : requests[name](validators)
    return request ? [{ name, request }] : []
  })
  // One after the other, as one reader would, and so that no request waits for another's end.
  const done = await mapConcurrently(others, 1, async ({ name, request }) => {
    const { query, ...facts } = request
    const outcome = await ask({ ...facts, url: query ? withQuery(url, query) : url })
    return [name, outcome] as const
  })
  return sorted([['plain', plain], ...done])
}

/** Answers on the one hand, failures on the other. */
export function sorted(
  outcomes: readonly (readonly [ExchangeName, Exchange | Failure])[],
): Exchanges {
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
}

interface RequestFacts extends Omit<AskedRequest, 'url'> {
  /** What is appended to the address. */
  query?: string
}

type MakeRequest = (validators: Validators) => RequestFacts | undefined

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
  etagList: ({ etag }) =>
    get({ 'If-None-Match': etag && `"another", W/${etag.replace(/^W\//, '')}` }),
  anyEtag: ({ etag }) => (etag === undefined ? undefined : get({ 'If-None-Match': '*' })),
  sameDate: ({ lastModified }) => get({ 'If-Modified-Since': lastModified }),
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
function validatorsOf(answer: Answer): Validators {
  const etag = headerOf(answer, 'etag')
  const lastModified = headerOf(answer, 'last-modified')
  return {
    ...(etag !== undefined && isSendable(etag) && { etag }),
    ...(lastModified !== undefined && isSendable(lastModified) && { lastModified }),
  }
}

function isSendable(value: string): boolean {
  return /^[\x20-\x7e]+$/.test(value)
}

function withQuery(address: string, query: string): string {
  const url = new URL(address)
  url.search = url.search === '' ? query : `${url.search}&${query}`
  return url.href
}
