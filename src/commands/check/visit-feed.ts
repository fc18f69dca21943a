import { type Exchange, headerOf } from '../../check/http/exchange.ts'
import { exchangeWords } from '../../check/http/exchange-words.ts'
import type { VisitedAddress } from '../../check/http/visited-address.ts'
import { type Asker, createAsker } from '../asking/create-asker.ts'
import type { Failure } from '../asking/failure.ts'
import { exchangesWith, harmlessExchanges, sorted } from './exchanges-with.ts'

const mostRedirects = 5

/** Milliseconds after which nothing more is asked. */
const longest = 60_000

interface FeedVisit {
  /** Milliseconds since 1970. */
  now: number
  /** Called before each question. */
  onProgress?(text: string): void
}

/**
 * Asks for a feed that may be anybody's: redirects are followed, and nothing but GET and HEAD is
 * sent, one after the other. What is no address of http or https is not asked.
 */
export async function visitFeed(
  address: string,
  { now, onProgress }: FeedVisit,
): Promise<VisitedAddress | Failure> {
  if (!isWeb(address)) return { failure: notWeb(address) }
  const start = performance.now()
  const asker = createAsker({ connections: 1, patience: 20, maximumBytes: 20 * 1024 * 1024 })
  try {
    const way = await follow(address, asker)
    if ('failure' in way) {
      const unanswered = sorted([['plain', way]])
      return { url: address, kind: 'feed', redirects: [], ...unanswered, visited: now }
    }
    const { redirects, plain } = way
    const { url } = plain.request
    const found = await exchangesWith(plain, harmlessExchanges, {
      ask: asker.ask,
      now,
      hasTime: () => performance.now() - start < longest,
      onAsk: (name) => onProgress?.(`${exchangeWords(name)} at ${url}`),
    })
    return { url, kind: 'feed', redirects, ...found, visited: now }
  } finally {
    asker.close()
  }
}

interface Way {
  redirects: readonly Exchange[]
  /** What is answered where they lead to. */
  plain: Exchange
}

async function follow(
  url: string,
  asker: Asker,
  redirects: readonly Exchange[] = [],
): Promise<Way | Failure> {
  const exchange = isWeb(url)
    ? await asker.ask({ method: 'GET', url, headers: {} })
    : { failure: notWeb(url) }
  if ('failure' in exchange) return redirects.length === 0 ? exchange : movedTo(url, exchange)
  const location = locationOf(exchange)
  if (location === undefined) return { redirects, plain: exchange }
  if (redirects.length === mostRedirects) return { failure: `more than ${mostRedirects} redirects` }
  return await follow(location, asker, [...redirects, exchange])
}

function isWeb(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? '')
}

function notWeb(address: string): string {
  return `“${address}” is no address of http or https`
}

function movedTo(url: string, { failure }: Failure): Failure {
  return { failure: `a redirect to ${url}; there: ${failure}` }
}

function locationOf({ request, answer }: Exchange): string | undefined {
  const location = headerOf(answer, 'location')
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  return URL.parse(location, request.url)?.href ?? location
}
