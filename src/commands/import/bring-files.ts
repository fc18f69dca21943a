import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rewriteAddresses } from '../../import/rewrite-addresses.ts'
import { decodePath } from '../../model/decode-path.ts'
import { measurePictures } from '../../read/source/measure-pictures.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { isReservedName } from '../new/article-places.ts'
import { firstFree } from './first-free.ts'
import type { FittedArticle } from './fit-article.ts'
import type { MediaSource, MediaUse } from './media-source.ts'

/**
 * The files that an article shows, by the addresses that they have in it.
 * @param root the content folder
 */
export async function bringFiles(
  article: FittedArticle,
  source: MediaSource,
  root: string,
): Promise<Map<string, SourceFile>> {
  const { slug, address: base, notes } = article
  const files = new Map<string, SourceFile>()
  const names = new Map<string, Uint8Array>()
  for (const [address, use] of addressesIn(article)) {
    const found = await source.bring(address, use, base)
    if (found && 'bytes' in found) {
      const { bytes } = found
      const folder = `articles/${slug}`
      const name = freeName(found.name, (one) => {
        const other = names.get(one.toLowerCase()) ?? bytesAt(join(root, folder, one))
        return other === undefined || Buffer.compare(other, bytes) === 0
      })
      names.set(name.toLowerCase(), bytes)
      files.set(address, { path: `${folder}/${name}`, read: () => bytes })
    } else if (found) {
      notes.add(fieldOf(use), 'missing', `${address} was not brought here: ${found.fault}`)
    }
  }
  const measured = await measurePictures([...files.values()])
  return new Map(
    [...files.keys()].map((address, index) => [address, measured[index] as SourceFile]),
  )
}

/** The field that an address stands in, or the text. */
export function fieldOf(use: MediaUse): string {
  return use === 'enclosure' ? 'enclosure' : 'text'
}

function addressesIn({ markdown, matter }: FittedArticle): Map<string, MediaUse> {
  const found = new Map<string, MediaUse>()
  if (matter.image) found.set(matter.image.src, 'picture')
  if (matter.enclosure) found.set(matter.enclosure.src, 'enclosure')
  rewriteAddresses(markdown, (address, use) => {
    if (!found.has(address)) found.set(address, use)
    return address
  })
  return found
}

const longestName = 120

/** @param isFree whether no other file has a name */
function freeName(name: string, isFree: (name: string) => boolean): string {
  const plain = decodePath(name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '')
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z0-9]{1,9})?$/isu.exec(plain) ?? []
  const short = ofBytes(stem === '' ? 'file' : stem, longestName)
  const safe = isReservedName(short.replace(/\..*$/s, '')) ? `file-${short}` : short
  const named = (number: number): string =>
    `${safe}${number === 1 ? '' : `-${number}`}${ending.toLowerCase()}`
  return named(firstFree((number) => isFree(named(number))))
}

/** The beginning of a text that has no more bytes: file systems count those. */
function ofBytes(text: string, most: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, most), {
    stream: true,
  })
}

/** What lies there already, such as a picture of an import that was stopped. */
function bytesAt(path: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined
  return statSync(path).isFile() ? readFileSync(path) : new Uint8Array()
}
