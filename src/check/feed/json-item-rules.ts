import type { ItemParts } from './feed-parts.ts'
import {
  type Fault,
  type FeedRule,
  faultsOf,
  feedRule,
  inFeed,
  missing,
  quoted,
} from './feed-rule.ts'
import {
  inJson,
  jsonFault,
  type Member,
  type MemberType,
  memberNames,
  objectsIn,
} from './json-members.ts'
import { isObject } from './parse-json.ts'
import { plainMarkup } from './plain-markup.ts'

/** Rules for the items of JSON Feed and for the types of its values. */
export const jsonItemRules: readonly FeedRule[] = [
  itemRule({
    id: 'json-item-id',
    level: 'error',
    sentence: 'Every item of a JSON Feed has an id.',
    isKept: ({ id }) => id !== undefined,
    name: 'id',
    expected: 'an id',
  }),
  feedRule({
    id: 'json-id-string',
    level: 'error',
    sentence: 'The id of an item of a JSON Feed is a string.',
    faults: inJson((json) =>
      objectsIn(json.value, '', 'items').flatMap(({ object, path }) => {
        const { id } = object
        if (typeof id !== 'number') return []
        return [jsonFault(json, `${path}/id`, `the number ${id}`, quoted(String(id)))]
      }),
    ),
  }),
  itemRule({
    id: 'json-item-url',
    level: 'error',
    sentence: 'Every item of a JSON Feed has a url.',
    isKept: ({ link }) => link?.field.endsWith(' url') ?? false,
    name: 'url',
    expected: 'the address of its page',
  }),
  itemRule({
    id: 'json-item-content',
    level: 'error',
    sentence: 'Every item of a JSON Feed has content.',
    isKept: ({ content }) => content !== undefined,
    name: 'content_html',
    expected: 'its HTML',
  }),
  feedRule({
    id: 'json-content-html',
    level: 'warning',
    sentence: 'The content of a JSON Feed is HTML.',
    faults: inJson((json) =>
      objectsIn(json.value, '', 'items').flatMap(({ object, path }) => {
        const isText = typeof object['content_text'] === 'string'
        if (!isText || typeof object['content_html'] === 'string') return []
        return [jsonFault(json, `${path}/content_text`, 'content_text only', 'content_html')]
      }),
    ),
  }),
  feedRule({
    id: 'json-content-once',
    level: 'hint',
    sentence: 'An item of a JSON Feed has its content once.',
    faults: inJson((json) =>
      objectsIn(json.value, '', 'items').flatMap(({ object, path }) => {
        const both = [object['content_html'], object['content_text']]
        if (!both.every((value) => typeof value === 'string')) return []
        return [jsonFault(json, `${path}/content_text`, 'both contents', 'content_html only')]
      }),
    ),
  }),
  feedRule({
    id: 'json-types',
    level: 'error',
    sentence: 'Every value of a JSON Feed has its type.',
    faults: inJson((json, { text }) =>
      memberNames(json).flatMap(({ path, value, type }) => {
        const written = typeof value === 'number' ? numberAt(text, json.offsets.get(path)) : ''
        if (type === undefined || value === null || hasType(value, type, written)) return []
        return [jsonFault(json, path, quoted(written || JSON.stringify(value)), typeNames[type])]
      }),
    ),
  }),
  feedRule({
    id: 'json-amounts',
    level: 'warning',
    sentence: 'No size and no duration in a JSON Feed is negative.',
    faults: inJson((json, { text }) =>
      memberNames(json)
        .filter(({ value, type }) => type === 'integer' && typeof value === 'number')
        .map(({ path }) => ({ path, written: numberAt(text, json.offsets.get(path)) }))
        .filter(({ written }) => /^-[1-9]\d*$/.test(written))
        .map(({ path, written }) => jsonFault(json, path, written, 'at least 0')),
    ),
  }),
  feedRule({
    id: 'json-no-null',
    level: 'hint',
    sentence: 'What a JSON Feed does not have is left out.',
    faults: inJson((json) =>
      memberNames(json)
        .filter(({ value, type }) => value === null && type !== undefined)
        .filter((member) => !isToldAsMissing(member))
        .map(({ path }) => jsonFault(json, path, 'null', 'no such member')),
    ),
  }),
  feedRule({
    id: 'json-author',
    level: 'warning',
    sentence: 'Every author of a JSON Feed has a name, a url or an avatar.',
    faults: inJson((json) =>
      [{ object: json.value, path: '' }, ...objectsIn(json.value, '', 'items')]
        .flatMap(({ object, path }) => objectsIn(object, path, 'authors'))
        .filter(({ object: { name, url, avatar } }) => !name && !url && !avatar)
        .map(({ path }) => jsonFault(json, path, 'none of them', 'a name')),
    ),
  }),
  feedRule({
    id: 'json-attachment',
    level: 'warning',
    sentence: 'Every attachment of a JSON Feed has a url and a mime_type.',
    faults: inJson((json) =>
      objectsIn(json.value, '', 'items')
        .flatMap(({ object, path }) => objectsIn(object, path, 'attachments'))
        .flatMap(({ object, path }) =>
          ['url', 'mime_type']
            .filter((name) => !object[name])
            .map((name) => jsonFault(json, `${path}/${name}`, 'nothing', `a ${name}`)),
        ),
    ),
  }),
  feedRule({
    id: 'json-summary-plain',
    level: 'warning',
    sentence: 'Summaries of a JSON Feed are plain text.',
    faults: inFeed(
      ({ items }) =>
        faultsOf(
          items.flatMap(({ summary }) => summary ?? []),
          ({ text }) => {
            const met = plainMarkup(text)
            if (met === undefined) return undefined
            return { found: `${met} in ${quoted(text)}`, expected: 'plain text' }
          },
        ),
      'json',
    ),
  }),
]

function itemRule({
  isKept,
  name,
  expected,
  ...head
}: Omit<FeedRule, 'find'> & {
  isKept: (item: ItemParts) => boolean
  name: string
  expected: string
}): FeedRule {
  return feedRule({
    ...head,
    faults: inFeed(
      ({ items }): Fault[] =>
        items.filter((item) => !isKept(item)).map((item) => missing(item, name, expected)),
      'json',
    ),
  })
}

const typeNames: Record<MemberType, string> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  strings: 'a list of strings',
  objects: 'a list of objects',
  object: 'an object',
}

/** The number as it is written: readers in Go take neither `7.0` nor `1e3` for a whole one. */
function numberAt(text: string, at = 0): string {
  return /[-+.\deE]*/.exec(text.slice(at, at + 64))?.[0] ?? ''
}

const required =
  /^\/(?:home_page_url|feed_url|language)$|^\/items\/\d+\/(?:url|content_html|date_published)$|\/attachments\/\d+\/(?:url|mime_type)$/

/** Whether a rule about its absence tells of it already. */
function isToldAsMissing({ path, name, owner }: Member): boolean {
  if (name === 'date_published' && typeof owner['date_modified'] === 'string') return false
  return required.test(path)
}

function hasType(value: unknown, type: MemberType, written: string): boolean {
  if (type === 'integer') return Number.isSafeInteger(value) && /^-?\d+$/.test(written)
  if (type === 'object') return isObject(value)
  if (type === 'objects') return Array.isArray(value) && value.every(isObject)
  if (type === 'strings') {
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
  }
  return typeof value === type
}
