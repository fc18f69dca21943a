import { archivePath } from '../model/archive-path.ts'
import type { FeedPlace } from '../model/feed-outline.ts'
import type { FeedHistory, HistoryLink } from './feed-document.ts'
import { addressesIn } from './feed-options.ts'

/**
 * The links of a document to others of the same feed (RFC 5005 §3, §4).
 * @param channel absolute address of the channel's page
 * @param addressesOf the addresses of the document with another question
 */
export function feedHistory(
  channel: string,
  place: FeedPlace,
  addressesOf: (query: string) => Record<string, string> = () => ({}),
): FeedHistory {
  if (place.is === 'page') {
    const { nextQuery } = place
    if (nextQuery === undefined) return { links: [] }
    return { links: [{ rel: 'next', addresses: addressesOf(nextQuery) }] }
  }
  const older = olderLinks(channel, place)
  if (place.is === 'subscription') {
    return older.length > 0 ? { links: older } : { is: 'complete', links: [] }
  }
  const next = addressesIn(archivePath(channel, place.next))
  return {
    is: 'archive',
    links: [
      ...older,
      { rel: 'next-archive', addresses: next },
      { rel: 'current', addresses: addressesIn(channel) },
    ],
  }
}

function olderLinks(
  channel: string,
  { previous }: Extract<FeedPlace, { previous?: unknown }>,
): HistoryLink[] {
  if (!previous) return []
  return [{ rel: 'prev-archive', addresses: addressesIn(archivePath(channel, previous)) }]
}
