import { parseAccept } from 'hono/utils/accept'
import type { ArticleIndex } from '../../model/article-index.ts'
import type { FeedPart, FeedPlace } from '../../model/feed-outline.ts'
import { changedSince, feedState } from '../../model/feed-state.ts'
import { mostShards, shardCount } from '../../model/shards.ts'
import { isDateOutrun, isNotModified } from '../is-not-modified.ts'
import type { Library } from '../library.ts'
import {
  type Delivery,
  type DocumentState,
  documentHeaders,
  sendBody,
  sendDocument,
} from '../send-document.ts'
import { documentOf } from './feed-document.ts'
import { removalsOf, type Subscription, subscriptionOf } from './subscription-document.ts'

/**
 * Sends the subscription document of a channel. A client that takes `feed` as an instance
 * manipulation gets a validator that tells which items it has, and next time only those that are
 * new or have changed (RFC 3229 §10.5.3).
 */
export async function sendSubscription(
  request: Request,
  state: DocumentState,
  part: FeedPart,
  library: Library,
  delivery: Delivery,
): Promise<Response> {
  if (!takesItems(request, state)) return await sendDocument(request, state, delivery)
  if (asksFromTheStart(request)) {
    return await sendDocument(request, withState(state, noState), delivery)
  }
  const { now } = delivery
  const index = await library.articles.index()
  const subscription = await subscriptionOf(part, index, library, now)
  const held = feedState(subscription.current, index)
  if (held === undefined) return await sendDocument(request, state, delivery)
  const telling = withState(state, held)
  const delta = isNotModified(request.headers, telling, now)
    ? undefined
    : deltaFor(request, subscription, index)
  if (!delta) return await sendDocument(request, telling, delivery)
  const { current } = subscription
  // A client may still have what had left the feed before it was taken back.
  const told = { ...part, removed: removalsOf(part, index, subscription, library) }
  const document = await documentOf(told, onlyNew, delta.articles, library, now, {
    dated: current,
  })
  const headers = documentHeaders(telling, delivery)
  if (isDateOutrun(request.headers, telling, now)) headers.delete('Last-Modified')
  headers.set('IM', 'feed')
  headers.set('Delta-Base', delta.base)
  // A cache that does not know this status would keep a part for the whole (RFC 3229 §10.6).
  headers.set('Cache-Control', 'no-store, im')
  headers.set('Vary', `${headers.get('Vary')}, A-IM, If-None-Match`)
  return await sendBody(request, document.state, headers, 226)
}

/** Whether the client asks for new items only (RFC 3229 §10.5.3); a part of JSON is no JSON Feed. */
function takesItems({ method, headers }: Request, { mediaType }: DocumentState): boolean {
  const list = headers.get('a-im')
  if (list === null || method !== 'GET' || !mediaType.endsWith('+xml')) return false
  return parseAccept(list.toLowerCase()).some(({ type, q }) => type === 'feed' && q > 0)
}

// A part of a feed: it does not say that it is all, nor where the rest is (RFC 5005 §2, §4).
const onlyNew: FeedPlace = { is: 'page' }

// Tells of no item, so nobody who has it is ever given a delta.
const noState = '0'

/**
 * Whether the client took items already when it had none, as programs on feedparser do without
 * knowing: some of them take 226 for a failure. Readers that merge items ask when they have some.
 */
function asksFromTheStart({ headers }: Request): boolean {
  const tags = headers.get('if-none-match')
  return tags === null || tags.includes(`.${noState}"`)
}

function withState(state: DocumentState, held: string): DocumentState {
  return { ...state, etag: state.etag.replace(/"$/, `.${held}"`) }
}

// Clients name the last one, or a few; each costs a look at the articles, and a header has room
// for a thousand.
const mostBases = 10

interface Delta {
  /** The new and the changed ones. */
  articles: readonly number[]
  /** The validator of what the client has. */
  base: string
}

/** What is new since one of the documents that the client has; nothing where that cannot be said. */
function deltaFor(
  { headers }: Request,
  subscription: Subscription,
  index: ArticleIndex,
): Delta | undefined {
  const tags = headers.get('if-none-match')?.match(/(?:W\/)?"[^".]*\.[\w-]+"/g) ?? []
  for (const base of tags.slice(0, mostBases)) {
    const state = base.slice(base.indexOf('.') + 1, -1)
    const articles = changedSince(state, subscription, index)
    if (articles && isDelta(articles, subscription, index)) return { articles, base }
  }
  return undefined
}

/** Whether it is less than everything, and can be put together. */
function isDelta(
  articles: readonly number[],
  { current }: Subscription,
  { shardStarts }: ArticleIndex,
): boolean {
  return (
    articles.length > 0 &&
    articles.length < current.length &&
    shardCount(articles, shardStarts) <= mostShards
  )
}
