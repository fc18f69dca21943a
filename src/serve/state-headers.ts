import { cacheControl } from './cache-control.ts'
import type { Validators } from './is-not-modified.ts'

/**
 * What a 200 and a 304 have in common: some readers keep the validators of the last answer.
 * @param polling minutes between two polls
 * @param left milliseconds until the state becomes another one, if it does
 */
export function stateHeaders(
  { etag, lastModified }: Validators,
  polling: number,
  left: number | undefined,
): Headers {
  return new Headers({
    ETag: etag,
    'Last-Modified': new Date(lastModified).toUTCString(),
    'Cache-Control': cacheControl(polling, left),
    Vary: 'Accept-Encoding',
  })
}
