import { posix } from 'node:path'
import { articlePath } from '../../model/article.ts'
import type { MediaFile } from '../../model/content.ts'
import { decodePath } from '../../model/decode-path.ts'
import { carriable } from '../../model/text.ts'
import { closest, type Finding, shown } from '../source/problem-list.ts'
import type { PictureFacts, SourceFile } from '../source/source-file.ts'
import { optional } from './optional.ts'
import type { Places } from './places.ts'

const scheme = /^[a-z][a-z0-9+.-]*:/i
const schemes = ['http:', 'https:', 'mailto:', 'tel:']

// The platform serves no larger ones.
const maximumFileBytes = 25 * 2 ** 20

/** An address that leads somewhere, and the file behind it when it is one of ours. */
export interface Resolved {
  url: string
  media?: MediaFile
  /** What the file shows, when it is a picture. */
  picture?: PictureFacts
}

/**
 * The absolute form of an address, in the characters that RFC 3986 allows.
 * @param file path of the file in which the address stands
 * @param page absolute address of the page that `#…` means
 */
export function resolveAddress(
  address: string,
  file: string,
  page: string,
  places: Places,
): Resolved | Finding {
  const text = carriable(address).trim()
  if (text === '') return { found: 'an empty address', expected: 'an address or a file' }
  if (text.startsWith('#')) return absolute(`${page}${text}`)
  if (text.startsWith('//')) return absolute(`https:${text}`)
  if (scheme.test(text)) return absolute(text)
  const place = text.startsWith('/') ? sitePath(text, file, places) : localFile(text, file, places)
  if ('url' in place)
    places.visited({ address, url: place.url, ...optional('picture', place.picture) })
  return place
}

/** An address outside of the content, which must be one of http or https. */
export function resolveExternal(address: string): string | Finding {
  const expected = 'an address that begins with https:// or http://'
  if (!/^https?:\/\//i.test(address.trim())) return { found: shown(address), expected }
  const resolved = absolute(address.trim())
  return 'url' in resolved ? resolved.url : resolved
}

function absolute(text: string): Resolved | Finding {
  const url = URL.parse(text)
  if (!url) return { found: shown(text), expected: 'a well-formed address' }
  // The URL standard allows in a host what RFC 3986 §3.2.2 does not.
  if (/[^\w\-.~!$&'()*+,;=:[\]]/.test(url.host)) {
    return { found: shown(text), expected: 'a well-formed address' }
  }
  if (schemes.includes(url.protocol)) return { url: percentEncoded(url.href) }
  return { found: shown(text), expected: `an address with ${schemes.join(', ')} or a file` }
}

// The URL standard leaves these as they are; RFC 3986 §2 does not know them, [] as IP brackets apart.
function percentEncoded(href: string): string {
  const stray = /%(?![0-9a-f]{2})/gi
  const [, origin = '', rest = ''] =
    /^([a-z]+:\/\/[^/?#]*)?(.*)$/is.exec(href.replace(stray, '%25')) ?? []
  return origin + rest.replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, encodeURIComponent)
}

function sitePath(text: string, from: string, places: Places): Resolved | Finding {
  const { siteUrl } = places
  const { paths } = places.known()
  const url = new URL(siteUrl + text)
  const known = [url.pathname, `${url.pathname}/`].find((path) => paths.has(path))
  if (known !== undefined) return absolute(`${siteUrl}${known}${url.search}${url.hash}`)
  const page = closest(url.pathname, [...paths])
  const file = decodePath(url.pathname).slice(1)
  return {
    found: shown(text),
    expected: 'a page or a feed of this site',
    ...(page.suggestion ? page : fileMeant(file, from, places)),
  }
}

function localFile(text: string, from: string, places: Places): Resolved | Finding {
  const [, name = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(text) ?? []
  const path = posix.join(posix.dirname(from), decodePath(name)).normalize('NFC')
  const { articles, files } = places.known()
  const article = articles.get(path)
  if (article?.hidden !== undefined) {
    return { found: `${shown(text)}, ${article.hidden}`, expected: 'a published article' }
  }
  if (article) return absolute(`${places.siteUrl}${articlePath(article.slug)}${suffix}`)
  const file = files.get(path)
  if (!file) return missing(text, from, places)
  return servedFile(file, text, suffix, places)
}

function servedFile(
  file: SourceFile,
  text: string,
  suffix: string,
  places: Places,
): Resolved | Finding {
  try {
    const media = places.serve(file)
    if (media.length > maximumFileBytes) {
      return {
        found: `${shown(text)} of ${Math.ceil(media.length / 2 ** 20)} MiB`,
        expected: 'a file of at most 25 MiB',
      }
    }
    return {
      ...absolute(`${places.siteUrl}${media.path}${suffix}`),
      media,
      ...(file.picture && { picture: file.picture }),
    } as Resolved
  } catch {
    return { found: `${shown(text)}, which cannot be read`, expected: 'a readable file' }
  }
}

function missing(text: string, from: string, places: Places): Finding {
  return {
    found: `${shown(text)}, which does not exist`,
    expected: 'a file of the content folder',
    ...(addressMeant(text) ?? fileMeant(decodePath(text), from, places)),
  }
}

/** An address elsewhere that lacks its beginning. */
function addressMeant(text: string): { suggestion: string } | undefined {
  if (/^www\.[^/\s]+\./.test(text)) return { suggestion: `write \`https://${text}\`` }
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]+$/i.test(text)) return { suggestion: `write \`mailto:${text}\`` }
  return undefined
}

function fileMeant(text: string, from: string, places: Places): { suggestion?: string } {
  const { articles, files } = places.known()
  const folder = posix.dirname(from)
  const isArticle = !/\.\w+$/.test(text) || /\.(?:md|html)(?:[?#]|$)/.test(text)
  const alike = [...(isArticle ? articles : files).keys()]
  const relatives = alike.map((path) => posix.relative(folder, path))
  const ending = relatives.find((path) => path === `${text}.md`)
  return closest(ending ?? text, relatives)
}
