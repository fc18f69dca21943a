import { getMimeType } from 'hono/utils/mime'
import type { MediaLink } from '../../model/article.ts'
import type { Finding } from '../source/problem-list.ts'
import type { Places } from './places.ts'
import { resolveAddress } from './resolve-address.ts'

/** A picture or recording that a field names: a file of the content, or an address. */
export function readMedia(src: string, file: string, places: Places): MediaLink | Finding {
  const resolved = resolveAddress(src, file, places.siteUrl, places)
  if ('found' in resolved) return resolved
  const { url, media } = resolved
  const page = !media && url.startsWith(`${places.siteUrl}/`)
  if (page || !/^https?:/.test(url))
    return { found: `\`${src}\``, expected: 'a file or a web address' }
  const type = getMimeType(new URL(url).pathname)
  return { url, ...(type !== undefined && { type }), ...(media && { length: media.bytes.length }) }
}

/** A picture; the type of one elsewhere may be unknown. */
export function readPicture(src: string, file: string, places: Places): MediaLink | Finding {
  const media = readMedia(src, file, places)
  if ('found' in media || /^image\//.test(media.type ?? 'image/')) return media
  return { found: `\`${src}\`, ${media.type}`, expected: 'a picture' }
}

/** An icon: the image types that every reader shows. */
export function readIcon(src: string, file: string, places: Places): string | Finding {
  const media = readMedia(src, file, places)
  if ('found' in media) return media
  if (/^image\/(?:png|jpeg|gif)$/.test(media.type ?? '')) return media.url
  return { found: `\`${src}\``, expected: 'a PNG, JPEG or GIF' }
}
