import type { ImportedArticle } from '../../import/imported-article.ts'
import type { Site } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { slugNear } from '../../read/article/slug.ts'
import { parseName } from '../../read/values/parse-label.ts'
import { firstFree } from './first-free.ts'
import type { NoteList } from './note-list.ts'

/** Names by the keys of `site.yaml`, those that are to be added to it among them. */
export type AuthorKeys = Map<string, string>

export function authorKeys({ authors }: Pick<Site, 'authors'>): AuthorKeys {
  return new Map(Object.entries(authors).map(([key, { name }]) => [key, name]))
}

/**
 * The keys of those who sign; a name that nobody has there gets a new key. Nothing when it is the
 * first author alone, who signs anyway.
 */
export function fitAuthors(
  { authors }: Pick<ImportedArticle, 'authors'>,
  keys: AuthorKeys,
  notes: NoteList,
): string[] {
  const names = authors.flatMap((author) => nameIn(author, notes))
  const chosen = [...new Set(names.map((name) => keyOf(name, keys)))]
  const [first] = keys.keys()
  if (chosen.length === 0) {
    const outcome = `${keys.get(first ?? '')} signs`
    notes.settle('authors', 'missing', { reason: 'the source names none', outcome })
  }
  return chosen.length === 1 && chosen[0] === first ? [] : chosen
}

/** The name without an e-mail address or a link. */
function nameIn(author: string, notes: NoteList): string[] {
  const line = oneLine(author)
  const name = oneLine(
    line.replace(/[<(]?\S+@\S+[>)]?|https?:\S+/g, ' ').replace(/^[(<]|[)>]$/g, ''),
  )
  if (name === line) return [name]
  const isName = /\p{L}/u.test(name) && parseName(name) === name
  notes.add(
    'authors',
    'changed',
    `\`${line}\` ${isName ? `is now \`${name}\`` : 'is no name; left out'}`,
  )
  return isName ? [name] : []
}

function keyOf(name: string, keys: AuthorKeys): string {
  const lower = name.toLowerCase()
  for (const [key, known] of keys) {
    if (known.toLowerCase() === lower || key.toLowerCase() === lower) return key
  }
  const base = slugNear(name) || 'author'
  const named = (number: number): string => (number === 1 ? base : `${base}-${number}`)
  const key = named(firstFree((number) => !keys.has(named(number))))
  keys.set(key, name)
  return key
}
