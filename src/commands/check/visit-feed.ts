import { type Exchange, headerOf } from '../../check/http/exchange.ts'
import type { VisitedAddress } from '../../check/http/visited-address.ts'
import { type Asker, createAsker, type Failure } from './ask.ts'
import { exchangesWith, harmlessExchanges } from './exchanges-with.ts'

const mostRedirects = 5

/**
 * Asks for a feed that may be anybody's: redirects are followed, and nothing but GET and HEAD is
 * sent, one after the other.
 * @param now milliseconds since 1970
 */
export async function visitFeed(address: string, now: number): Promise<VisitedAddress | Failure> {
  const asker = createAsker({ connections: 1, patience: 20, maximumBytes: 20 * 1024 * 1024 })
  try {
    const way = await follow(address, asker)
    if ('failure' in way) return way
    const { redirects, plain } = way
    const found = await exchangesWith(plain, harmlessExchanges, asker.ask)
    return { url: plain.request.url, kind: 'feed', redirects, ...found, visited: now }
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
  const next = URL.parse(url)
  if (next?.protocol !== 'http:' && next?.protocol !== 'https:') {
    return { failure: `“${url}” is no address of http or https` }
  }
  const exchange = await asker.ask({ method: 'GET', url, headers: {} })
  if ('failure' in exchange) return exchange
  const location = locationOf(exchange)
  if (location === undefined) return { redirects, plain: exchange }
  if (redirects.length === mostRedirects) return { failure: `more than ${mostRedirects} redirects` }
  return await follow(location, asker, [...redirects, exchange])
}

function locationOf({ request, answer }: Exchange): string | undefined {
  const location = headerOf(answer, 'location')
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  return URL.parse(location, request.url)?.href ?? location
}
