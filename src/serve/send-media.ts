import type { BundledMedia } from '../model/bundle.ts'
import { isVisible } from '../model/timeline.ts'
import { isNotModified } from './is-not-modified.ts'

const year = 31_536_000

/** Whether an article that uses the file is to be seen. */
export function isServed({ articles }: BundledMedia, now: number): boolean {
  return articles.some((dates) => isVisible(dates, now))
}

/** Sends a file that is not served at all times, with the headers that other files have. */
export async function sendMedia(
  request: Request,
  media: BundledMedia,
  now: number,
): Promise<Response> {
  const { mediaType, etag, load } = media
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': `public, max-age=${secondsLeft(media, now)}`,
  })
  if (isNotModified(request.headers, { etag }, now)) {
    return new Response(null, { status: 304, headers })
  }
  headers.set('Content-Type', mediaType)
  headers.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  return new Response(await load(), { headers })
}

/** Until the last article that shows it leaves. */
function secondsLeft({ articles }: BundledMedia, now: number): number {
  const ends = articles
    .filter((dates) => isVisible(dates, now))
    .map(({ expires = Number.POSITIVE_INFINITY }) => expires)
  return Math.min(year, Math.floor((Math.max(...ends) - now) / 1000))
}
