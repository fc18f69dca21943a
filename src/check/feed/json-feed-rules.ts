import type { FeedParts } from './feed-parts.ts'
import { type Fault, type FeedRule, feedRule, inFeed, missing, quoted } from './feed-rule.ts'
import { inJson, jsonFault, memberNames } from './json-members.ts'
import { isObject } from './parse-json.ts'

const latest = 'https://jsonfeed.org/version/1.1'
const first = 'https://jsonfeed.org/version/1'

/** Rules for a JSON Feed as a whole. */
export const jsonFeedRules: readonly FeedRule[] = [
  feedRule({
    id: 'json-version',
    level: 'error',
    sentence: 'A JSON Feed names a version that exists.',
    faults: inJson((json) => {
      const version = json.value['version']
      if (version === latest || version === first) return []
      return [jsonFault(json, '/version', shown(version), quoted(latest))]
    }),
  }),
  feedRule({
    id: 'json-version-latest',
    level: 'hint',
    sentence: 'A JSON Feed has the version 1.1.',
    faults: inJson((json) =>
      json.value['version'] === first
        ? [jsonFault(json, '/version', quoted(first), quoted(latest))]
        : [],
    ),
  }),
  feedRule({
    id: 'json-title',
    level: 'error',
    sentence: 'A JSON Feed has a title.',
    faults: inFeed(
      (parts) => (parts.title ? [] : [missing(parts, 'title', 'what readers call the feed')]),
      'json',
    ),
  }),
  feedRule({
    id: 'json-items',
    level: 'error',
    sentence: 'A JSON Feed has a list of items, which are objects.',
    faults: inJson((json) => {
      const { items } = json.value
      if (!Array.isArray(items)) return [jsonFault(json, '/items', shown(items), 'a list')]
      return items.flatMap((item, index) =>
        isObject(item) ? [] : [jsonFault(json, `/items/${index}`, shown(item), 'an object')],
      )
    }),
  }),
  feedRule({
    id: 'json-next-url',
    level: 'warning',
    sentence: 'The next page of a JSON Feed is not the page itself.',
    faults: inJson((json) => {
      const { next_url: next, feed_url: self } = json.value
      if (typeof next !== 'string' || next !== self) return []
      return [jsonFault(json, '/next_url', quoted(next), 'another address than feed_url')]
    }),
  }),
  feedRule({
    id: 'json-feed-authors',
    level: 'warning',
    sentence: 'Authors of a JSON Feed stand on its items, unless they wrote them all.',
    faults: inFeed(mergedAuthors, 'json'),
  }),
  feedRule({
    id: 'json-extensions',
    level: 'hint',
    sentence: 'Extensions of JSON Feed are objects whose names begin with _ and have no dot.',
    faults: inJson((json) =>
      memberNames(json).flatMap(({ path, name, value, isKnown }) => {
        if (isKnown) return []
        const isRight = /^_[^.]+$/.test(name) && isObject(value)
        const expected = 'an object with a name such as _site'
        return isRight ? [] : [jsonFault(json, path, `the member ${quoted(name)}`, expected)]
      }),
    ),
  }),
  feedRule({
    id: 'json-characters',
    level: 'warning',
    sentence: 'The texts of a JSON Feed have only characters that XML could carry.',
    faults: inJson((_json, { text }) => {
      const met = [...text.matchAll(written)].find(([one]) => forbidden.test(one))
      if (!met) return []
      const [one] = met
      const found = one.startsWith('\\') ? one : `U+${one.charCodeAt(0).toString(16).toUpperCase()}`
      return [{ field: '', at: met.index, found, expected: 'no control characters or halves' }]
    }),
  }),
]

// Escapes from left to right, so that no half is taken out of a pair, nor a letter after `\\\\`.
const written = /\\u[Dd][89ABab]..\\u[Dd][C-Fc-f]..|\\u....|\\.|[\ufffe\uffff]/g
const forbidden = /^(?:\\u(?:00(?:0[0-8bcef]|1[\da-f])|d[89a-f]..|fff[ef])|\\[bf]|[\ufffe\uffff])$/i

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : quoted(JSON.stringify(value)).slice(1, -1)
}

/** Miniflux gives the authors of the feed to each of its items. */
function mergedAuthors({ names, items }: FeedParts): Fault[] {
  const [author] = names
  if (!author) return []
  const own = new Set(names.map(({ text }) => text))
  const other = items.flatMap((item) => item.names).find(({ text }) => !own.has(text))
  if (!other) return []
  return [
    { ...author, found: quoted(author.text), expected: `no author beside ${quoted(other.text)}` },
  ]
}
