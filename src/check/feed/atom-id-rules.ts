import type { Part } from './feed-parts.ts'
import { type FeedRule, faultsOf, feedRule, inFeed, missing, quoted } from './feed-rule.ts'

/** Rules for the ids of Atom. */
export const atomIdRules: readonly FeedRule[] = [
  feedRule({
    id: 'atom-feed-id',
    level: 'warning',
    sentence: 'An Atom feed has an id.',
    faults: inFeed((parts) => (parts.id ? [] : [missing(parts, 'id', 'an id')]), 'atom'),
  }),
  feedRule({
    id: 'atom-feed-id-distinct',
    level: 'warning',
    sentence: 'The id of an Atom feed is not that of an entry.',
    faults: inFeed(
      ({ id: own, items }) =>
        faultsOf(
          items.flatMap(({ id }) => id ?? []),
          ({ text }) =>
            text === own?.text
              ? { found: quoted(text), expected: 'another id than that of the feed' }
              : undefined,
        ),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-id-uri',
    level: 'warning',
    sentence: 'Every id of Atom is a full and valid URI.',
    faults: inFeed(
      ({ id, items }) =>
        faultsOf(idsOf(id, items), ({ text }) => {
          const fault = uriFault(text)
          return fault ? { found: quoted(text), expected: fault } : undefined
        }),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-id-canonical',
    level: 'hint',
    sentence: 'Ids that are web addresses are in their canonical form.',
    faults: inFeed(
      ({ id, items }) =>
        faultsOf(idsOf(id, items), ({ text }) => {
          const canonical = /^https?:/i.test(text) ? URL.parse(text)?.href : undefined
          if (!canonical || canonical === text || uriFault(text) !== undefined) return undefined
          return { found: quoted(text), expected: quoted(canonical) }
        }),
      'atom',
    ),
  }),
]

function idsOf(id: Part | undefined, items: readonly { id?: Part }[]): Part[] {
  return [id, ...items.map((item) => item.id)].flatMap((part) => part ?? [])
}

/** What an id is to be when it is not a URI (RFC 3986 §3, RFC 4151, RFC 9562 §4). */
function uriFault(id: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(id)) return 'a URI such as tag:site.example,2026:name'
  if (/^https?:/i.test(id) && !URL.canParse(id)) return 'an address with a host'
  if (/^tag:/i.test(id) && !/^tag:[^\s,:]+,\d{4}(?:-\d\d(?:-\d\d)?)?:/i.test(id)) {
    return 'tag:, a host, a comma, a date, a colon and a name'
  }
  if (/^urn:uuid:/i.test(id) && !/^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) {
    return 'urn:uuid: and 32 hexadecimal digits in five groups'
  }
  return undefined
}
