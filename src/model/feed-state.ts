import type { ArticleIndex } from './article-index.ts'
import { mix, unmixed } from './mix.ts'

type Index = Pick<ArticleIndex, 'published' | 'digests' | 'ids'>

/** Articles by their numbers, the newest first. */
export interface FeedNow {
  /** All that the feed could hold if it were longer. */
  visible: readonly number[]
  /** What it holds. */
  current: readonly number[]
}

const mostArticles = 100
const articleBytes = 3
// When the newest was published, how many there are, and what their ids are mixed to.
const headBytes = { second: 5, count: 1, ids: 4 }
const firstArticle = headBytes.second + headBytes.count + headBytes.ids
// So that years before 1970 are positive.
const earliest = 2 ** 33

/**
 * Which articles a document held, in which state, as a part of its validator: few enough bytes
 * that no older document has to be kept to tell what has changed since (RFC 3229). None where the
 * document is empty, or longer than feeds usually are.
 * @param articles the newest first
 */
export function feedState(articles: readonly number[], index: Index): string | undefined {
  const [newest] = articles
  if (newest === undefined || articles.length > mostArticles) return undefined
  const bytes = new Uint8Array(firstArticle + articleBytes * articles.length)
  const view = new DataView(bytes.buffer)
  const second = secondOf(newest, index)
  view.setUint8(0, Math.floor(second / 2 ** 32))
  view.setUint32(1, second)
  view.setUint8(headBytes.second, articles.length)
  view.setUint32(headBytes.second + headBytes.count, idsOf(articles, index))
  for (const [place, article] of articles.entries()) {
    bytes.set(digestOf(article, index), firstArticle + articleBytes * place)
  }
  return base64url(bytes)
}

/**
 * The articles that are new or have changed since a document had that state: with them, whoever
 * has that document has all of the current one. Nothing where that cannot be said: the state has
 * not the form of one, or an article of that document has been taken back, has expired or has
 * moved, or another has come between them.
 */
export function changedSince(
  state: string,
  { visible, current }: FeedNow,
  index: Index,
): number[] | undefined {
  const bytes = bytesOf(state)
  if (!bytes) return undefined
  const held = articlesOf(bytes, visible, index)
  if (!held) return undefined
  const kept = new Set(
    held.filter((article, place) => {
      const start = firstArticle + articleBytes * place
      return digestOf(article, index).every((byte, offset) => byte === bytes[start + offset])
    }),
  )
  return current.filter((article) => !kept.has(article))
}

/** The articles of the document that had this state, if they are all there, and no other between. */
function articlesOf(
  bytes: Uint8Array,
  visible: readonly number[],
  index: Index,
): readonly number[] | undefined {
  const view = new DataView(bytes.buffer)
  const count = view.getUint8(headBytes.second)
  if (bytes.length !== firstArticle + articleBytes * count) return undefined
  const second = view.getUint8(0) * 2 ** 32 + view.getUint32(1)
  const place = visible.findIndex((article) => secondOf(article, index) <= second)
  if (place < 0) return undefined
  const held = visible.slice(place, place + count)
  const ids = view.getUint32(headBytes.second + headBytes.count)
  return idsOf(held, index) === ids ? held : undefined
}

function secondOf(article: number, { published }: Index): number {
  return (published[article] ?? 0) / 1000 + earliest
}

/**
 * Their ids and not their dates, since an article without a time that takes the place of another
 * of the same day has its date.
 */
function idsOf(articles: readonly number[], { ids }: Index): number {
  return mix(
    unmixed,
    Uint32Array.from(articles, (article) => ids[article] ?? 0),
  ).left
}

function digestOf(article: number, { digests }: Index): number[] {
  const digest = digests[2 * article] ?? 0
  return [digest >>> 24, (digest >>> 16) & 0xff, (digest >>> 8) & 0xff]
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytesOf(state: string): Uint8Array | undefined {
  // What `atob` would throw at.
  if (!/^[\w-]+$/.test(state) || state.length % 4 === 1) return undefined
  const text = atob(state.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  return bytes.length > firstArticle ? bytes : undefined
}
