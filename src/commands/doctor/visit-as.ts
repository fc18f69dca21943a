import type { FeedFormat } from '../../check/feed/opened-feed.ts'
import { type Exchange, headerOf } from '../../check/http/exchange.ts'
import type { Client } from '../../check/live/client.ts'
import type { ClientVisit } from '../../check/live/live-feed.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { follow } from './follow.ts'

/**
 * Asks for a feed as a client does at its first poll, and again with the validators that it has
 * then.
 * @param ask as that client
 */
export async function visitAs(
  client: Client,
  url: string,
  format: FeedFormat | undefined,
  ask: Ask,
): Promise<ClientVisit> {
  const { redirects, end, failure, code } = await follow({ method: 'GET', url, headers: {} }, ask)
  const visit: ClientVisit = {
    client,
    redirects,
    ...(end && { first: end }),
    ...(failure !== undefined && { failure }),
    ...(code === 'ETIMEDOUT' && { isSilent: true }),
  }
  if (end?.answer.status !== 200 || !revalidates(client, format)) return visit
  const second = await askAgain(client, end, ask)
  if (!second) return visit
  const third =
    client.keeps === 'those of each answer' ? await askAgain(client, second, ask) : undefined
  return { ...visit, second, ...(third && { third }) }
}

/** A format that is not known may be any. */
function revalidates(client: Client, format: FeedFormat | undefined): boolean {
  return client.revalidates.length > 0 && (!format || client.revalidates.includes(format))
}

async function askAgain(client: Client, last: Exchange, ask: Ask): Promise<Exchange | undefined> {
  const { answer, request } = last
  const etag = sendable(headerOf(answer, 'etag'))
  const modified = sendable(headerOf(answer, 'last-modified'))
  if (etag === undefined && modified === undefined) return undefined
  const outcome = await ask({
    method: 'GET',
    url: request.url,
    headers: {
      ...client.conditional,
      ...(etag !== undefined && { 'If-None-Match': etag }),
      ...(modified !== undefined && { 'If-Modified-Since': modified }),
    },
  })
  return 'answer' in outcome ? outcome : undefined
}

function sendable(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]+$/.test(value) ? value : undefined
}
