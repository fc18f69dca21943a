import { posix } from 'node:path'
import { rewriteAddresses } from '../../import/rewrite-addresses.ts'
import { decodePath } from '../../model/decode-path.ts'
import { measurePictures } from '../../read/source/measure-pictures.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import type { FittedArticle } from './fit-article.ts'
import type { MediaSource, MediaUse } from './media-source.ts'

/** The files that an article shows, by the addresses that they have in it. */
export async function bringFiles(
  article: FittedArticle,
  source: MediaSource,
): Promise<Map<string, SourceFile>> {
  const { slug, address: base, notes } = article
  const files = new Map<string, SourceFile>()
  const names = new Set<string>()
  for (const [address, use] of addressesIn(article)) {
    const found = await source.bring(address, use, base)
    if (found && 'bytes' in found) {
      const path = `articles/${slug}/${freeName(found.name, names)}`
      files.set(address, { path, read: () => found.bytes })
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

/** A name that no other file beside the article has. */
function freeName(name: string, names: Set<string>): string {
  const plain = decodePath(name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '')
  const { name: stem, ext } = posix.parse(plain === '' ? 'file' : plain)
  const short = Array.from(stem).slice(0, 80).join('')
  for (let number = 1; ; number += 1) {
    const free = `${short}${number === 1 ? '' : `-${number}`}${ext.toLowerCase()}`
    if (names.has(free.toLowerCase())) continue
    names.add(free.toLowerCase())
    return free
  }
}
