import { cacheControl, immutableCacheControl } from './cache-control.ts'
import type { Validators } from './is-not-modified.ts'

interface State {
  /** Minutes between two polls. */
  polling: number
  /** Milliseconds until the state becomes another one, if it does. */
  left?: number
  link?: string
  /** Whether it is the same as long as its address is there (RFC 8246). */
  immutable?: boolean
  /** What the answer depends on besides the encodings that the client accepts. */
  vary?: string
}

/** What a 200 and a 304 have in common: some readers keep the headers of the last answer. */
export function stateHeaders(
  { etag, lastModified }: Validators,
  { polling, left, immutable = false, link, vary }: State,
): Headers {
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': immutable ? immutableCacheControl(left) : cacheControl(polling, left),
    Vary: vary === undefined ? 'Accept-Encoding' : `Accept-Encoding, ${vary}`,
  })
  if (lastModified !== undefined) {
    headers.set('Last-Modified', new Date(lastModified).toUTCString())
  }
  if (link !== undefined) headers.set('Link', link)
  return headers
}
