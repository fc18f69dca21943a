import type { Bundle } from '../../model/bundle.ts'
import { plainPath } from '../../model/decode-path.ts'
import { mixText, unmixed } from '../../model/mix.ts'
import { queryParameters } from '../../model/query-parameters.ts'
import {
  type StatsKind,
  type StatsPoint,
  type StatsTexts,
  statsTexts,
} from '../../model/stats-point.ts'
import { archiveAt } from '../feeds/find-archive.ts'
import { documentAt } from '../find-target.ts'
import { missingFeed } from './missing-feed.ts'
import { readerOf } from './readers.ts'
import { statedSubscribers } from './stated-subscribers.ts'

/** A feed, and how it was asked for. */
interface AskedFeed {
  feed: string
  kind: StatsKind
}

// What Analytics Engine takes as an index.
const longestIndex = 96

/** What is counted of a request; nothing where it was not for a feed. */
export function statsPointOf(
  { url, method, headers }: Pick<Request, 'url' | 'method' | 'headers'>,
  answer: Pick<Response, 'status' | 'headers'>,
  bundle: Bundle,
): StatsPoint | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const address = new URL(url)
  const found = feedAsked(address, bundle) ?? feedLedTo(address, answer, bundle)
  const missing = found ? '' : missingAt(address, answer)
  if (missing === undefined) return undefined
  const { feed, kind } = found ?? { feed: '', kind: 'whole' }
  const userAgent = headers.get('user-agent') ?? ''
  const stated = statedSubscribers(userAgent)
  const texts: StatsTexts = {
    feed,
    status: String(answer.status),
    reader: readerOf(userAgent),
    address: stated ? (stated.id ?? knownAs(address, kind)) : '',
    kind,
    missing,
  }
  return {
    indexes: [(feed === '' ? 'missing' : feed).slice(0, longestIndex)],
    blobs: statsTexts.map((name) => texts[name]),
    doubles: [stated?.subscribers ?? 0],
  }
}

function feedAsked({ pathname, searchParams }: URL, bundle: Bundle): AskedFeed | undefined {
  const path = plainPath(pathname)
  const ready = documentAt(path, bundle)
  if (ready) {
    if (ready.document.channel === undefined) return undefined
    const isFiltered = queryParameters.some(({ name }) => searchParams.has(name))
    return { feed: ready.path, kind: isFiltered ? 'filtered' : 'whole' }
  }
  const archive = archiveAt(path, bundle)
  return archive && { feed: archive.part.channel.path + archive.part.file, kind: 'archive' }
}

/** The feed that a redirect leads to: an old address, or another host. */
function feedLedTo(
  address: URL,
  { headers }: Pick<Response, 'headers'>,
  bundle: Bundle,
): AskedFeed | undefined {
  const target = URL.parse(headers.get('location') ?? '', address)
  return headers.has('location') && target ? feedAsked(target, bundle) : undefined
}

function missingAt({ pathname }: URL, { status }: Pick<Response, 'status'>): string | undefined {
  return status === 404 || status === 410 ? missingFeed(plainPath(pathname)) : undefined
}

/** The address that was asked for, which is what a service without ids knows a feed by. */
function knownAs({ pathname, search }: URL, kind: StatsKind): string {
  // An archive is nothing that a service could know a feed by.
  if (kind === 'archive') return ''
  const path = plainPath(pathname)
  return kind === 'filtered' ? `${path}?${mixText(unmixed, search).left.toString(36)}` : path
}
