import { type AskedRequest, type Exchange, headerOf } from '../../check/http/exchange.ts'
import type { Ask } from '../check/exchanges-with.ts'

const mostRedirects = 5

/** Where redirects lead, and what is there. */
export interface Way {
  redirects: readonly Exchange[]
  end?: Exchange
  failure?: string
  /** What Node calls the failure. */
  code?: string
}

/** Asks as programs do that follow redirects. */
export async function follow(
  request: AskedRequest,
  ask: Ask,
  redirects: readonly Exchange[] = [],
): Promise<Way> {
  const outcome = await ask(request)
  if ('failure' in outcome) {
    const place = redirects.length === 0 ? '' : ` at ${request.url}`
    return { redirects, ...outcome, failure: outcome.failure + place }
  }
  const location = locationOf(outcome)
  if (location === undefined) return { redirects, end: outcome }
  const way = [...redirects, outcome]
  if (way.length > mostRedirects) {
    return {
      redirects: way,
      failure: `more than ${mostRedirects} redirects, the last to ${location}`,
    }
  }
  if (!/^https?:$/.test(URL.parse(location)?.protocol ?? '')) {
    return { redirects: way, failure: `a redirect to ${location}, which is no address of the web` }
  }
  const { Host: _, ...headers } = request.headers
  return await follow({ ...request, headers, url: location }, ask, way)
}

function locationOf({ request, answer }: Exchange): string | undefined {
  const location = headerOf(answer, 'location')
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  return URL.parse(location, request.url)?.href ?? location
}
