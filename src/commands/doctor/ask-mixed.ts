import { randomUUID } from 'node:crypto'
import type { Answer } from '../../check/http/exchange.ts'
import type { Client } from '../../check/live/client.ts'
import { clients } from '../../check/live/clients.ts'
import type { MixedAnswers } from '../../check/live/live-feed.ts'
import type { Session } from './session.ts'

/**
 * Lets one kind of client ask before another one, each pair under a query that nobody has asked
 * for, so that no copy of before is in the way; it means nothing to the site.
 * @param readers those that get the feed
 */
export async function askMixed(
  url: string,
  { askAs }: Session,
  readers: readonly Client[],
): Promise<MixedAnswers> {
  async function secondOf(before: Client | undefined, after: Client | undefined) {
    const address = new URL(url)
    address.searchParams.set('utm_source', `doctor-${randomUUID()}`)
    const request = { method: 'GET', url: address.href, headers: {} }
    if (!before || !after) return undefined
    await askAs(before)(request)
    const outcome = await askAs(after)(request)
    return 'answer' in outcome && outcome.answer.status === 200 ? outcome.answer : undefined
  }
  const browser = clients.find((client) => client.browser)
  const packed = readers.find(({ headers }) => headers['Accept-Encoding']?.includes('gzip'))
  const plain = readers[0] && withoutEncodings(readers[0])
  return {
    ...named('readerAfterBrowser', await secondOf(browser, packed)),
    ...named('browserAfterReader', await secondOf(packed, browser)),
    ...named('plainAfterPacked', await secondOf(packed, plain)),
  }
}

/** The same client as one that takes no encoding. */
export function withoutEncodings(client: Client): Client {
  const { 'Accept-Encoding': encodings, ...headers } = client.headers
  return encodings === undefined ? client : { ...client, headers }
}

function named(name: keyof MixedAnswers, answer: Answer | undefined): MixedAnswers {
  return answer ? { [name]: answer } : {}
}
