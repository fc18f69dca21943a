import { getExtension, getMimeType } from 'hono/utils/mime'
import type { MediaFile } from '../../model/content.ts'
import type { MediaLink, Picture } from '../../model/picture.ts'
import { type Finding, shown } from '../source/problem-list.ts'
import type { PictureFacts } from '../source/source-file.ts'
import type { Places } from './places.ts'
import { type Resolved, resolveAddress } from './resolve-address.ts'

// Types that every feed reader and every service shows.
const plainTypes = /^image\/(?:png|jpeg|gif)$/

// The icon is made smaller in all its sizes, never larger.
const iconPixels = 512

/** A picture or recording that a field names: a file of the content, or an address. */
export function readMedia(src: string, file: string, places: Places): MediaLink | Finding {
  const resolved = resolveAddress(src, file, places.siteUrl, places)
  return 'found' in resolved ? resolved : mediaLink(src, resolved, places)
}

/** A picture; the type of one elsewhere may be unknown. */
export function readPicture(src: string, file: string, places: Places): Picture | Finding {
  const resolved = resolveAddress(src, file, places.siteUrl, places)
  return 'found' in resolved ? resolved : pictureAt(src, resolved, places)
}

/** A picture of a type that every reader shows. */
export function readPlainPicture(src: string, file: string, places: Places): Picture | Finding {
  const picture = readPicture(src, file, places)
  if ('found' in picture || plainTypes.test(picture.type ?? '')) return picture
  return { found: shown(src), expected: 'a PNG, JPEG or GIF' }
}

/** The picture that icons are made of. */
export function readIcon(src: string, file: string, places: Places): MediaFile | Finding {
  const resolved = resolveAddress(src, file, places.siteUrl, places)
  if ('found' in resolved) return resolved
  const picture = pictureAt(src, resolved, places)
  const expected = `a square PNG or JPEG of ${iconPixels} pixels or more, in the content folder`
  if ('found' in picture) return { ...picture, expected }
  const { type, width = 0, height = 0 } = picture
  if (!resolved.media || !/^image\/(?:png|jpeg)$/.test(type ?? '')) {
    return { found: shown(src), expected }
  }
  if (width === height && width >= iconPixels) return resolved.media
  return { found: `${shown(src)} of ${width} × ${height} pixels`, expected }
}

function mediaLink(src: string, { url, media }: Resolved, places: Places): MediaLink | Finding {
  const page = !media && url.startsWith(`${places.siteUrl}/`)
  if (page) return { found: shown(src), expected: 'a file, by its path in the content folder' }
  if (!/^https?:/.test(url)) return { found: shown(src), expected: 'a file or a web address' }
  const type = getMimeType(new URL(url).pathname)?.replace(/;.*/, '')
  return { url, ...(type !== undefined && { type }), ...(media && { length: media.length }) }
}

function pictureAt(src: string, resolved: Resolved, places: Places): Picture | Finding {
  const link = mediaLink(src, resolved, places)
  if ('found' in link) return link
  const { url, type } = link
  const isNamedSo = type?.startsWith('image/')
  // The ending of an address elsewhere proves nothing.
  if (!resolved.media) return isNamedSo ? link : { url }
  if (resolved.picture) return measured(src, link, resolved.picture)
  return {
    found: type === undefined ? shown(src) : `${shown(src)}, ${type}`,
    expected: 'a picture whose name ends in .png, .jpg, .gif, .webp, .avif or .svg',
  }
}

/** A file of the content with its size in pixels, if it is what its name says. */
function measured(src: string, link: MediaLink, facts: PictureFacts): Picture | Finding {
  if ('fault' in facts) {
    return {
      found: `${shown(src)}, ${facts.fault}`,
      expected: 'a whole PNG, JPEG, GIF, WebP, AVIF or SVG of at most 5 MiB and 50 megapixels',
    }
  }
  const { type, ...size } = facts
  if (type === link.type) return { ...link, ...size }
  const name = src.replace(/\.\w+$/, '')
  return {
    found: `${shown(src)}, which is ${type}`,
    expected: `what its name says, ${link.type}`,
    suggestion: `rename it to \`${name}.${getExtension(type)?.replace('jpeg', 'jpg')}\``,
  }
}
