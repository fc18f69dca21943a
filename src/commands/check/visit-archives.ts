import type { ArchiveFacts } from '../../check/http/visited-address.ts'
import { formats } from '../../render/formats.ts'
import type { PlannedVisit } from './planned-visits.ts'
import type { Visit } from './visit-address.ts'

/**
 * Visits what came before the feeds: the newest archive document, which may be part of a page, and
 * the full one before it. Those of the site's own feed are asked for all that readers may ask, in
 * each format. Of a topic, whose archives the same code makes, the newest is read in one format:
 * with all of them a check would take a fifth longer. Links lead to the others at least once.
 * @param sameUntil until when no archive can become another one, in milliseconds since 1970
 */
export async function visitArchives(
  visits: readonly Visit[],
  sameUntil: number,
  visitAll: (plans: readonly PlannedVisit[]) => Promise<readonly Visit[]>,
): Promise<Visit[]> {
  const feeds = visits.filter(({ plan }) => plan.kind === 'feed' && !isFiltered(plan))
  const newest = await visitAll(
    feeds.flatMap((feed) => before(feed, { subscription: feed.plan.url, sameUntil })),
  )
  const ofSite = newest.filter(({ plan }) => plan.asks === 'all')
  const full = await visitAll(
    ofSite.flatMap((one) => (one.plan.archive ? before(one, one.plan.archive) : [])),
  )
  return [...newest, ...full]
}

function before({ plan, links }: Visit, archive: ArchiveFacts): PlannedVisit[] {
  const older = links.find(({ link: { rel } }) => rel === 'prev-archive' || rel === 'next')
  if (!older) return []
  const { mediaType } = plan
  const isOfSite = new URL('.', archive.subscription).pathname === '/'
  if (!isOfSite && mediaType !== formats[0].mediaType) return []
  return [
    {
      url: older.url,
      kind: 'feed',
      asks: isOfSite ? 'all' : 'gzip',
      ...(mediaType !== undefined && { mediaType }),
      archive,
    },
  ]
}

/** What a filter leaves out is no archive. */
function isFiltered({ url }: PlannedVisit): boolean {
  return new URL(url).search !== ''
}
