import type { FeedParts, LinkPart, Part } from './feed-parts.ts'
import {
  type Fault,
  type FeedRule,
  faultsOf,
  feedRule,
  inFeed,
  missing,
  quoted,
} from './feed-rule.ts'
import type { OpenedFeed } from './opened-feed.ts'

/** Rules for what readers know feeds and items by, and where they are. */
export const identityRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-id-unique',
    level: 'error',
    sentence: 'No two items have the same id.',
    faults: inFeed(({ items }) => {
      const first = new Map<string, string>()
      return faultsOf(
        items.flatMap(({ id }) => id ?? []),
        ({ text, field }) => {
          const other = first.get(text)
          if (other === undefined) first.set(text, field)
          return other === undefined
            ? undefined
            : { found: `${quoted(text)}, as in ${other}`, expected: 'an id of its own' }
        },
      )
    }),
  }),
  feedRule({
    id: 'feed-id-opaque',
    level: 'hint',
    sentence: 'The ids of items are not web addresses.',
    faults: inFeed(({ items }) =>
      faultsOf(
        items.flatMap(({ id }) => id ?? []),
        ({ text }) =>
          /^https?:/i.test(text)
            ? { found: quoted(text), expected: 'a tag: or urn:uuid: that outlives the address' }
            : undefined,
      ),
    ),
  }),
  feedRule({
    id: 'feed-title',
    level: 'warning',
    sentence: 'The feed has a title.',
    faults: inFeed(
      (parts) => (parts.title ? [] : [missing(parts, 'title', 'what readers call the feed')]),
      'rss',
      'atom',
    ),
  }),
  feedRule({
    id: 'feed-home-page',
    level: 'warning',
    sentence: 'The feed names the page that it belongs to.',
    faults: inFeed((parts) =>
      parts.home ? [] : [missing(parts, homeNames[parts.format], 'the address of the page')],
    ),
  }),
  feedRule({
    id: 'feed-self-link',
    level: 'hint',
    sentence: 'The feed names its own address.',
    faults: inFeed((parts) =>
      parts.self ? [] : [missing(parts, selfNames[parts.format], 'the address of the feed')],
    ),
  }),
  feedRule({
    id: 'feed-self-once',
    level: 'warning',
    sentence: 'The feed names its own address once.',
    faults: inFeed(({ links }) => {
      const [first, ...others] = links.filter(({ rel }) => rel === 'self')
      return faultsOf(others, ({ text }) => ({
        found: `${quoted(text)} after ${quoted(first?.text ?? '')}`,
        expected: 'one rel="self"',
      }))
    }),
  }),
  feedRule({
    id: 'feed-self-address',
    level: 'warning',
    sentence: 'The address that the feed names is the one at which it is served.',
    faults: inFeed(({ self }, opened) => (self ? selfFaults(self, opened) : [])),
  }),
  feedRule({
    id: 'feed-alternate-page',
    level: 'warning',
    sentence: 'The feed and each of its items name one page as their alternate, and no other feed.',
    faults: inFeed((parts) =>
      [parts, ...parts.items].flatMap(({ links }) => extraAlternates(links)),
    ),
  }),
  feedRule({
    id: 'feed-item-link',
    level: 'warning',
    sentence: 'Every item has a link.',
    faults: inFeed(
      ({ items }) =>
        items
          .filter(({ link, permalink, media }) => !link && !permalink && !media)
          .map((item) => missing(item, 'link', 'the address of its page')),
      'rss',
      'atom',
    ),
  }),
]

const homeNames: Record<FeedParts['format'], string> = {
  rss: 'link',
  atom: 'link rel="alternate"',
  json: 'home_page_url',
}

const selfNames: Record<FeedParts['format'], string> = {
  rss: 'atom:link rel="self"',
  atom: 'link rel="self"',
  json: 'feed_url',
}

function selfFaults(self: Part, { format, address: own, subscription }: OpenedFeed): Fault[] {
  // What names the feed is the same on all its pages (JSON Feed 1.1, feed_url).
  const address = format === 'json' ? (subscription ?? own) : own
  const named = URL.parse(self.text)
  const served = address === undefined ? null : URL.parse(address)
  if (!named || !served) return []
  served.hash = ''
  if (named.href === served.href) return []
  return [{ ...self, found: quoted(self.text), expected: quoted(served.href) }]
}

const feedType = /^(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|xml)\b/i

/** Alternates that are feeds, and those that say the same as an earlier one. */
function extraAlternates(links: readonly LinkPart[]): Fault[] {
  const alternates = links.filter(({ rel }) => rel === 'alternate')
  const pages = new Set<string>()
  return faultsOf(alternates, ({ text, type, language = '' }) => {
    if (type && feedType.test(type))
      return { found: `${quoted(text)}, ${type}`, expected: 'a page' }
    const known = pages.has(language)
    pages.add(language)
    return known ? { found: `${quoted(text)}, one more`, expected: 'one alternate' } : undefined
  })
}
