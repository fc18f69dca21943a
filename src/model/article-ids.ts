import type { Article } from './article.ts'

// An absolute IRI (RFC 3987 §2.2), which is all that Atom takes for an id (RFC 4287 §4.2.6).
const iri = /^[a-z][a-z0-9+.-]*:(?:[^\s<>"{}|\\^`%\u0000-\u0020\u007f-\u009f]|%[0-9a-f]{2})+$/i

type Ids = Pick<Article, 'id' | 'guid'>

/** What an article is known by in RSS and JSON Feed, which take any text. */
export function guidOf({ id, guid }: Ids): string {
  return guid ?? id
}

/** What an article is known by in Atom. */
export function atomIdOf({ id, guid }: Ids): string {
  return guid !== undefined && isIri(guid) ? guid : id
}

/** Whether all formats can carry it. */
export function isIri(text: string): boolean {
  return iri.test(text)
}
