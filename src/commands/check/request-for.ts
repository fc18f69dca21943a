import { type Answer, type AskedRequest, headerOf } from '../../check/http/exchange.ts'
import { formatHttpDate, parseHttpDate } from '../../check/http/http-date.ts'
import type { ExchangeName, VisitedAddress } from '../../check/http/visited-address.ts'

/**
 * The request that an exchange is made with; none where a validator is missing that it is made of.
 * @param now milliseconds since 1970, by the clock of who asks
 */
export function requestFor(
  name: ExchangeName,
  { plain, gzip }: VisitedAddress['exchanges'],
  now: number,
): AskedRequest | undefined {
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
