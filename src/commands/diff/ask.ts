import { headerOf } from '../../check/http/exchange.ts'
import type { Asker } from '../asking/create-asker.ts'
import { UsageError } from '../command.ts'

/** How many addresses a site is asked for at a time. */
export const atOnce = 4

/** An answer of a site. */
export interface Reply {
  /** Where it was asked for. */
  url: URL
  status: number
  mediaType?: string
  /** Where it redirects to, absolute. */
  location?: URL
  bytes: Uint8Array
}

/** Asks one address; no redirect is followed. */
export type Ask = (url: URL, method?: 'GET' | 'HEAD') => Promise<Reply>

/** Asks http and https only, and takes a site that does not answer for a call that makes no sense. */
export function askWith(asker: Asker): Ask {
  return async function ask(url, method = 'GET') {
    if (!/^https?:$/.test(url.protocol)) {
      throw new UsageError(`${url.href}: only http and https can be asked`)
    }
    const outcome = await asker.ask({ method, headers: {}, url: url.href })
    if ('failure' in outcome) {
      throw new UsageError(`${url.href}: it cannot be read: ${outcome.failure}`)
    }
    const { answer } = outcome
    const mediaType = headerOf(answer, 'content-type')
    const location = locationOf(answer.status, headerOf(answer, 'location'), url)
    return {
      url,
      status: answer.status,
      ...(mediaType !== undefined && { mediaType }),
      ...(location && { location }),
      bytes: answer.content ?? new Uint8Array(),
    }
  }
}

/** The same, with redirects followed as readers follow them. */
export async function askOn(ask: Ask, url: URL, redirects = 5): Promise<Reply> {
  const reply = await ask(url)
  if (!reply.location || redirects === 0) return reply
  return await askOn(ask, reply.location, redirects - 1)
}

function locationOf(status: number, location: string | undefined, url: URL): URL | undefined {
  if (status < 300 || status > 399 || location === undefined) return undefined
  return URL.parse(location, url.href) ?? undefined
}
