import type { Fault } from './feed-rule.ts'
import type { OpenedFeed } from './opened-feed.ts'
import { isObject, type JsonDocument } from './parse-json.ts'

/** A type that a member of JSON Feed must have. */
export type MemberType = 'string' | 'boolean' | 'integer' | 'strings' | 'objects' | 'object'

// JSON Feed 1.1, with what 1.0 had.
const texts = (names: string): Record<string, MemberType> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'string']))

const feedMembers: Record<string, MemberType> = {
  ...texts('home_page_url feed_url description user_comment next_url icon favicon language'),
  ...{ authors: 'objects', author: 'object', hubs: 'objects', expired: 'boolean' },
}
const itemMembers: Record<string, MemberType> = {
  ...texts('url external_url title content_html content_text summary image banner_image'),
  ...texts('date_published date_modified language'),
  ...{ authors: 'objects', author: 'object', tags: 'strings', attachments: 'objects' },
}
const authorMembers = texts('name url avatar')
const attachmentMembers: Record<string, MemberType> = {
  ...texts('url mime_type title'),
  ...{ size_in_bytes: 'integer', duration_in_seconds: 'integer' },
}
// Rules of their own are about these.
const ownRules = new Set(['version', 'title', 'items', 'id'])

export interface Member {
  path: string
  name: string
  /** The object whose member it is. */
  owner: Readonly<Record<string, unknown>>
  value: unknown
  /** Undefined when the specification does not name it. */
  type: MemberType | undefined
  isKnown: boolean
}

/** The members of the feed, its items, authors and attachments. */
export function memberNames({ value }: JsonDocument): Member[] {
  const items = objectsIn(value, '', 'items')
  return [
    ...membersOf(value, '', feedMembers),
    ...authorsOf(value, ''),
    ...items.flatMap(({ object, path }) => [
      ...membersOf(object, path, itemMembers),
      ...authorsOf(object, path),
      ...objectsIn(object, path, 'attachments').flatMap((one) =>
        membersOf(one.object, one.path, attachmentMembers),
      ),
    ]),
  ]
}

interface PlacedObject {
  object: Readonly<Record<string, unknown>>
  path: string
}

function membersOf(
  object: PlacedObject['object'],
  path: string,
  types: Record<string, MemberType>,
): Member[] {
  return Object.entries(object).map(([name, value]) => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    const isKnown = type !== undefined || ownRules.has(name)
    return { path: `${path}/${name}`, name, owner: object, value, type, isKnown }
  })
}

function authorsOf(object: PlacedObject['object'], path: string): Member[] {
  const { author } = object
  const legacy = isObject(author) ? [{ object: author, path: `${path}/author` }] : []
  return [...legacy, ...objectsIn(object, path, 'authors')].flatMap((one) =>
    membersOf(one.object, one.path, authorMembers),
  )
}

/** The objects of a list that a member is. */
export function objectsIn(
  object: PlacedObject['object'],
  path: string,
  name: string,
): PlacedObject[] {
  const list = object[name]
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown, index) =>
    isObject(one) ? [{ object: one, path: `${path}/${name}/${index}` }] : [],
  )
}

/** Faults of a JSON Feed. */
export function inJson(
  faults: (json: JsonDocument, opened: OpenedFeed) => readonly Fault[],
): (opened: OpenedFeed) => readonly Fault[] {
  return (opened) => (opened.json ? faults(opened.json, opened) : [])
}

/** A fault at a JSON Pointer, called `item 3 id` for `/items/2/id`. */
export function jsonFault(
  { offsets }: JsonDocument,
  path: string,
  found: string,
  expected: string,
): Fault {
  const parent = path.slice(0, path.lastIndexOf('/'))
  const at = offsets.get(path) ?? offsets.get(parent) ?? 0
  const field = path
    .replace(
      /\/(item|author|attachment|tag|hub)s\/(\d+)/g,
      (_all, name, index) => ` ${name} ${Number(index) + 1}`,
    )
    .replaceAll('/', ' ')
    .trim()
  return { field, at, found, expected }
}
