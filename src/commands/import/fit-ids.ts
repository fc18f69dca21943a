import { createHash } from 'node:crypto'
import type { ImportedArticle } from '../../import/imported-article.ts'
import { isIri } from '../../model/article-ids.ts'
import { tagPrefix } from '../../model/channel.ts'
import type { Site } from '../../model/site.ts'
import { carriable } from '../../model/text.ts'
import { parseId } from '../../read/values/parse-id.ts'
import { isSeen } from './is-seen.ts'
import type { NoteList } from './note-list.ts'

// Without those that are mistaken for others, as in ids that are minted by hand.
const characters = '23456789abcdefghjkmnpqrstvwxyz'
const length = 10

/** What an article is known by here, and to readers where that is another text. */
export interface FittedIds {
  id: string
  guid?: string
}

/**
 * The ids of an article: what readers know it by, as it is. Where that can be no id here, one is
 * made of it, always the same, so that another run knows the article again.
 */
export function fitIds(
  article: ImportedArticle,
  site: Pick<Site, 'ids'>,
  notes: NoteList,
): FittedIds {
  const { id, guid } = article
  const known = carriable(guid ?? id ?? '')
  if (id !== undefined && isId(id)) return { id, ...(known !== id && { guid: known }) }
  if (isId(known)) return { id: known }
  const made = tagPrefix(site) + digestOf(seedOf(article, known))
  if (!isSeen(known)) {
    notes.add('id', 'missing', `the source has none; \`${made}\` is its own from now on`)
    return { id: made }
  }
  if (!isIri(known)) {
    notes.add('guid', 'changed', 'it is no URI, so RSS and JSON Feed keep it and Atom has the `id`')
  }
  return { id: made, guid: known }
}

function isId(text: string): boolean {
  return parseId(text) === text
}

function seedOf({ address, title, published, markdown }: ImportedArticle, known: string): string {
  if (isSeen(known)) return known
  return address ?? JSON.stringify([title, published, markdown])
}

function digestOf(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest().subarray(0, length)
  return Array.from(bytes, (byte) => characters.charAt(byte % characters.length)).join('')
}
