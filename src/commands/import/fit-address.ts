import type { ImportedArticle } from '../../import/imported-article.ts'
import { articlePath } from '../../model/article.ts'
import { decodePath } from '../../model/decode-path.ts'
import { addressKey } from '../../read/article/article-claims.ts'
import { parseAlias } from '../../read/article/parse-alias.ts'
import { slugNear } from '../../read/article/slug.ts'
import { isFree, type Taken } from '../new/article-places.ts'
import { firstFree } from './first-free.ts'
import type { NoteList } from './note-list.ts'

export interface FittedAddress {
  slug: string
  /** Old paths that are to lead to it. */
  aliases: string[]
}

const longestSlug = 60

/** The slug that an article had where it can have it here, and its old paths as aliases. */
export function fitAddress(
  article: ImportedArticle,
  id: string,
  taken: Taken,
  notes: NoteList,
): FittedAddress {
  const { address, aliases } = article
  const url = address === undefined ? null : URL.parse(address)
  const path = url?.pathname ?? ''
  const base =
    lastName(path) ||
    shortened(slugNear(article.title ?? '')) ||
    slugNear(lastPart(id)) ||
    'article'
  const slug = freeSlug(shortened(base.normalize('NFC')), taken)
  if (url?.search && /^\/?$/.test(path)) {
    notes.add('aliases', 'missing', `\`${path}${url.search}\` cannot lead here: it is no path`)
  }
  const old = [...(path === '/' || path === '' ? [] : [path]), ...aliases]
  return { slug, aliases: aliasesOf(old, slug, taken, notes) }
}

/** The last part of a path that names something. */
function lastName(path: string): string {
  const parts = decodePath(path)
    .split('/')
    .filter((part) => part !== '' && !/^index\.\w+$/i.test(part))
  const name = (parts.at(-1) ?? '').replace(/\.(?:html?|php|aspx?|md|markdown)$/i, '')
  return slugNear(name)
}

function lastPart(id: string): string {
  return id.split(/[:/]/).at(-1) ?? ''
}

function shortened(words: string): string {
  const characters = Array.from(words)
  if (characters.length <= longestSlug) return words
  return characters
    .slice(0, longestSlug)
    .join('')
    .replace(/-[^-]*$/, '')
}

function freeSlug(base: string, taken: Taken): string {
  const named = (number: number): string => (number === 1 ? base : `${base}-${number}`)
  return named(firstFree((number) => isFree(named(number), taken)))
}

function aliasesOf(
  old: readonly string[],
  slug: string,
  { addresses }: Taken,
  notes: NoteList,
): string[] {
  const own = addressKey(articlePath(slug))
  const seen = new Set([own])
  return old.flatMap((alias) => {
    const path = parseAlias(decodePath(alias))
    if (typeof path !== 'string') {
      notes.add('aliases', 'missing', `\`${alias}\` cannot lead here: ${path.expected}`)
      return []
    }
    const key = addressKey(path)
    if (seen.has(key)) return []
    seen.add(key)
    if (addresses.has(key)) {
      notes.add('aliases', 'missing', `\`${alias}\` is the address of another article already`)
      return []
    }
    return [decodePath(alias)]
  })
}
