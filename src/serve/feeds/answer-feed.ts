import type { FeedPart } from '../../model/feed-outline.ts'
import { previewSize } from '../../model/preview-size.ts'
import type { DocumentTarget } from '../find-target.ts'
import { isNavigation, navigationHeader } from '../is-navigation.ts'
import { keptFor } from '../kept-for.ts'
import { latest } from '../latest.ts'
import type { Library } from '../library.ts'
import { canonicalQuery } from '../query/canonical-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import { refusal } from '../refusal.ts'
import { type Delivery, sendDocument, stateOf } from '../send-document.ts'
import { type RenderedAnswer, sendRendered } from '../send-rendered.ts'
import { type FeedDocument, filteredFeed } from './feed-document.ts'
import { type ArchiveTarget, archiveNow } from './find-archive.ts'
import { sendSubscription } from './send-subscription.ts'
import { subscriptionOf } from './subscription-document.ts'

/** The address that was asked for, and the canonical one where it is another. */
interface Addresses {
  url: URL
  canonical: string
}

/**
 * A feed: the ready document, or one for what the address asks. A browser gets a page about it,
 * readers and programs get the feed.
 */
export async function answerFeed(
  request: Request,
  url: URL,
  { document, path }: DocumentTarget & { document: { channel: string } },
  library: Library,
  now: number,
): Promise<Response> {
  const { site } = library.bundle
  const parsed = parseQuery(url.searchParams, library.labels, site.timeZone)
  if ('problems' in parsed) return await refusal(request, url, parsed.problems, library, now)
  const canonical = canonicalQuery(parsed.query)
  const channel = library.bundle.channels[document.channel]
  if (!channel) throw new Error(`answer ${path}: there is no channel ${document.channel}`)
  const part = { channel, file: path.slice(channel.path.length), canonical, ...parsed }
  const delivery = deliveryOf({ url, canonical: path + (canonical && `?${canonical}`) }, site, now)
  if (canonical === '') {
    const state = stateOf(document, now)
    if (!isNavigation(request, url)) {
      return await sendSubscription(request, state, part, library, delivery)
    }
    const index = await library.articles.index()
    const { current } = await subscriptionOf(part, index, library, now)
    return await sendPreview(request, part, { articles: current, state }, library, now)
  }
  const filtered = await filteredFeed(part, library, now)
  if (isNavigation(request, url)) return await sendPreview(request, part, filtered, library, now)
  return await sendDocument(request, filtered.state, delivery)
}

/** An archive document, the way to it, or nothing. */
export async function answerArchive(
  request: Request,
  url: URL,
  target: ArchiveTarget,
  library: Library,
  now: number,
): Promise<Response | undefined> {
  const archive = await archiveNow(target, library, now)
  if (!archive) return undefined
  const { site } = library.bundle
  if ('leadsTo' in archive) {
    // What it leads to changes, so nobody shall keep it for good (RFC 9110 §15.4.8).
    const headers = await keptFor(site.polling * 60, library.articles, now)
    return new Response(null, { status: 307, headers: { Location: archive.leadsTo, ...headers } })
  }
  const { part } = target
  if (isNavigation(request, url)) return await sendPreview(request, part, archive, library, now)
  const delivery = deliveryOf({ url, canonical: url.pathname }, site, now)
  return await sendDocument(request, archive.state, { ...delivery, immutable: true })
}

function deliveryOf(
  { url, canonical }: Addresses,
  { polling }: Library['bundle']['site'],
  now: number,
): Delivery {
  const isCanonical = canonical === url.pathname || canonical === url.pathname + url.search
  return {
    polling,
    now,
    vary: navigationHeader,
    ...(!isCanonical && { contentLocation: canonical }),
  }
}

/** The page about a feed. */
async function sendPreview(
  request: Request,
  part: FeedPart,
  { articles, state }: Pick<FeedDocument, 'articles' | 'state'>,
  { bundle, renderers, articles: library }: Library,
  now: number,
): Promise<Response> {
  const shown = articles.slice(0, previewSize)
  const read = await library.readAll(shown)
  const page = await renderers.preview(part, await renderers.previewItems(read))
  const { lastModified, until } = state
  const answer: RenderedAnswer = {
    ...page,
    ...latest([lastModified]),
    ...(until !== undefined && { until }),
    kind: 'page',
    mediaType: 'text/html',
    vary: navigationHeader,
  }
  return await sendRendered(request, answer, bundle.site.polling, now)
}
