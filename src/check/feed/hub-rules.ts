import { type HeaderLink, parseLinks } from '../http/parse-links.ts'
import { type Fault, type FeedRule, faultsOf, feedRule, inFeed, quoted } from './feed-rule.ts'
import type { OpenedFeed } from './opened-feed.ts'

/** Rules for feeds whose news a hub passes on (WebSub §4). */
export const hubRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-hub-agrees',
    level: 'warning',
    sentence: 'The `Link` header and the feed name the same hub.',
    faults: inFeed(({ hubs }, opened) => {
      const told = linksOf(opened, 'hub').map(({ target }) => target)
      if (told.length === 0) return []
      return faultsOf(hubs, ({ text }) =>
        told.includes(text)
          ? undefined
          : { found: quoted(text), expected: `${quoted(told[0] ?? '')} as in the Link header` },
      )
    }),
  }),
  feedRule({
    id: 'feed-hub-self',
    level: 'warning',
    sentence: 'Beside the hub the `Link` header has the address that the feed names as its own.',
    faults: inFeed(({ self }, opened) => {
      if (linksOf(opened, 'hub').length === 0) return []
      const own = self?.text ?? opened.address
      const told = linksOf(opened, 'self')
      const expected = own === undefined ? 'rel="self"' : `<${own}>; rel="self"`
      if (told.length === 0) return [inHeader('nothing', expected)]
      return told
        .filter(({ target }) => own !== undefined && target !== own)
        .map(({ target }) => inHeader(`<${target}>; rel="self"`, expected))
    }),
  }),
  feedRule({
    id: 'feed-hub-form',
    level: 'hint',
    sentence: 'Nothing follows the relations of the hub and of the feed in the `Link` header.',
    faults: inFeed((_, opened) => {
      if (linksOf(opened, 'hub').length === 0) return []
      return ['hub', 'self'].flatMap((rel) =>
        linksOf(opened, rel)
          .filter(({ goesOn, rels }) => goesOn || rels.length > 1)
          .map(({ target }) => inHeader(`<${target}> with more`, `<${target}>; rel="${rel}"`)),
      )
    }),
  }),
  feedRule({
    id: 'feed-hub-secure',
    level: 'warning',
    sentence: 'A hub is named by its full address, with https.',
    faults: inFeed(({ hubs }, opened) => [
      ...faultsOf(hubs, ({ text }) =>
        isSecure(text) ? undefined : { found: quoted(text), expected: secure },
      ),
      ...linksOf(opened, 'hub')
        .filter(({ target }) => !isSecure(target) && hubs.every(({ text }) => text !== target))
        .map(({ target }) => inHeader(`<${target}>; rel="hub"`, secure)),
    ]),
  }),
]

const secure = 'an address that begins with https://'

function linksOf({ link = '' }: OpenedFeed, rel: string): HeaderLink[] {
  return parseLinks(link).filter(({ rels }) => rels.includes(rel))
}

function inHeader(found: string, expected: string): Fault {
  return { field: 'Link', at: 0, found, expected }
}

function isSecure(address: string): boolean {
  return URL.parse(address)?.protocol === 'https:'
}
