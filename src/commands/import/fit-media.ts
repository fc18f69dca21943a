import { posix } from 'node:path'
import { rewriteAddresses } from '../../import/rewrite-addresses.ts'
import type { Finding } from '../../read/source/problem-list.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { placesOf } from '../../read/values/places.ts'
import { readMedia, readPicture } from '../../read/values/read-media.ts'
import { resolveAddress } from '../../read/values/resolve-address.ts'
import { bringFiles, fieldOf } from './bring-files.ts'
import type { FittedArticle } from './fit-article.ts'
import type { FrontMatter } from './front-matter.ts'
import type { MediaSource, MediaUse } from './media-source.ts'

/** An article that is ready to be written, and the files that lie beside it. */
export interface FinishedArticle extends FittedArticle {
  /** Paths are those in the content folder. */
  files: readonly SourceFile[]
}

/**
 * Brings the files that an article shows into a folder beside it, and gives every address a form
 * that our reader takes. What leads nowhere leaves its words.
 */
export async function fitMedia(
  article: FittedArticle,
  source: MediaSource,
  { root, siteUrl }: { root: string; siteUrl: string },
): Promise<FinishedArticle> {
  const files = await bringFiles(article, source, root)
  const { change, used } = changer(article, files, siteUrl)
  const markdown = rewriteAddresses(article.markdown, change)
  const { matter } = article
  return {
    ...article,
    markdown,
    matter: { ...matter, image: imageOf(matter, change), enclosure: enclosureOf(matter, change) },
    files: [...new Map([...used].map((file) => [file.path, file])).values()],
  }
}

type Change = (address: string, use: MediaUse) => string | undefined

function imageOf({ image }: FrontMatter, change: Change): FrontMatter['image'] {
  const src = image && change(image.src, 'picture')
  return image && src !== undefined ? { ...image, src } : undefined
}

const named = /\.(?:mp3|m4a|ogg|oga|opus|wav|mp4|webm|pdf|epub|zip)$/i

function enclosureOf({ enclosure }: FrontMatter, change: Change): FrontMatter['enclosure'] {
  const src = enclosure && change(enclosure.src, 'enclosure')
  if (!enclosure || src === undefined) return undefined
  const { type, length } = enclosure
  const size = Number.isSafeInteger(length) && Number(length) >= 0 ? { length: Number(length) } : {}
  if (/^[\w.+-]+\/[\w.+-]+$/.test(type ?? '')) return { src, ...(type && { type }), ...size }
  // What nothing is known of (RFC 2046 §4.5.1).
  return { src, ...(!named.test(src) && { type: 'application/octet-stream' }), ...size }
}

/** Says what to write for an address, and keeps what of the files is used. */
function changer(
  { slug, address: base, notes }: FittedArticle,
  files: ReadonlyMap<string, SourceFile>,
  siteUrl: string,
): { change: Change; used: Set<SourceFile> } {
  const places = placesOf({ siteUrl, paths: [], hidden: new Map(), files: [...files.values()] })
  const file = `articles/${slug}.md`
  const used = new Set<SourceFile>()
  function faultOf(address: string, use: MediaUse): string | undefined {
    const read: Finding | object =
      use === 'link'
        ? resolveAddress(address, file, `${siteUrl}/`, places)
        : (use === 'picture' ? readPicture : readMedia)(address, file, places)
    return 'found' in read ? read.found : undefined
  }
  function accepted(address: string | undefined, use: MediaUse): boolean {
    if (address === undefined) return false
    const fault = faultOf(address, use)
    if (fault !== undefined) {
      notes.add(fieldOf(use), 'changed', `${address} cannot be used: ${fault}`)
    }
    return fault === undefined
  }
  function change(address: string, use: MediaUse): string | undefined {
    const own = files.get(address)
    const near = own && encodeURI(posix.relative('articles', own.path))
    if (own && accepted(near, use)) {
      used.add(own)
      return near
    }
    const far = absolute(address, base)
    if (far === undefined) {
      notes.add(fieldOf(use), 'changed', `\`${address}\` leads nowhere here; left out`)
    }
    return accepted(far, use) ? far : undefined
  }
  return { change, used }
}

/** Where an address leads outside of the content. */
function absolute(address: string, base: string | undefined): string | undefined {
  const text = address.trim()
  if (text.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  if (text.startsWith('//')) return `https:${text}`
  return base === undefined ? undefined : URL.parse(text, base)?.href
}
