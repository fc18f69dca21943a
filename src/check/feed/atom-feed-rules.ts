import { feedAndEntries, inEntries } from './atom-entries.ts'
import type { LinkPart } from './feed-parts.ts'
import {
  type Fault,
  type FeedRule,
  faultsOf,
  feedRule,
  inFeed,
  inXml,
  missing,
  quoted,
} from './feed-rule.ts'
import { childrenIn, namespaces, qualifiedName } from './xml-element.ts'

/** Rules for an Atom feed as a whole. */
export const atomFeedRules: readonly FeedRule[] = [
  feedRule({
    id: 'atom-namespace',
    level: 'error',
    sentence: 'Atom has the namespace of Atom 1.0.',
    faults: inXml('atom', (root) =>
      root.namespace === namespaces.atom || (root.prefix !== '' && root.namespace === undefined)
        ? []
        : [
            {
              field: qualifiedName(root),
              at: root.at,
              found: root.namespace ? quoted(root.namespace) : 'no namespace',
              expected: quoted(namespaces.atom),
            },
          ],
    ),
  }),
  feedRule({
    id: 'atom-feed-updated',
    level: 'warning',
    sentence: 'An Atom feed says when it was updated.',
    faults: inFeed(
      (parts) => (parts.updated ? [] : [missing(parts, 'updated', 'the date of its latest entry')]),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-link-order',
    level: 'hint',
    sentence: 'The first link of an Atom feed and of each entry leads to its page.',
    faults: inFeed(
      (parts) =>
        [parts, ...parts.items].flatMap(({ links }) => {
          const [first] = links
          if (!first || first.rel === 'alternate') return []
          if (links.every(({ rel }) => rel !== 'alternate')) return []
          return [{ ...first, found: `rel="${first.rel}"`, expected: 'rel="alternate" first' }]
        }),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-link-href',
    level: 'warning',
    sentence: 'Every link of Atom has an address.',
    faults: inXml('atom', (root) =>
      feedAndEntries(root).flatMap(({ element, field }) =>
        childrenIn(element, root.namespace, 'link')
          .filter(({ attributes }) => !attributes['href']?.trim())
          .map(({ at }) => missing({ field: `${field} link`, at }, 'href', 'an address')),
      ),
    ),
  }),
  feedRule({
    id: 'atom-relation-registered',
    level: 'hint',
    sentence: 'The relations of links are registered or are addresses.',
    faults: inFeed(
      (parts) =>
        linkFaults(
          [parts, ...parts.items].flatMap(({ links }) => links),
          ({ rel }) => !registered.has(rel.toLowerCase()) && !rel.includes(':'),
          'a relation that is registered with IANA',
        ),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-entry-relations',
    level: 'hint',
    sentence: 'Entries have only links that all readers know.',
    faults: inFeed(
      ({ items }) =>
        linkFaults(
          items.flatMap(({ links }) => links),
          ({ rel }) =>
            (registered.has(rel.toLowerCase()) || rel.includes(':')) && !entryRelations.has(rel),
          'alternate, enclosure, related, via or replies',
        ),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-enclosure-complete',
    level: 'hint',
    sentence: 'An enclosure of Atom has a type and a length in bytes.',
    faults: inEntries((entry, field, root) =>
      childrenIn(entry, root.namespace, 'link')
        .filter(({ attributes }) => attributes['rel'] === 'enclosure')
        .flatMap(({ at, attributes }) =>
          ['type', 'length']
            .filter((name) => !attributes[name])
            .map((name) => missing({ field: `${field} enclosure`, at }, name, `a ${name}`)),
        ),
    ),
  }),
]

function linkFaults(
  links: readonly LinkPart[],
  isWrong: (link: LinkPart) => boolean,
  expected: string,
): Fault[] {
  return faultsOf(links.filter(isWrong), ({ rel }) => ({ found: `rel=${quoted(rel)}`, expected }))
}

// RFC 4287 §4.2.7.2 and RFC 4685 §4.
const entryRelations = new Set(['alternate', 'enclosure', 'related', 'via', 'replies'])

// Of the IANA registry of link relations those that may be met in feeds.
const registered = new Set(
  [
    'about alternate amphtml appendix archives author bookmark canonical chapter collection contents',
    'convertedfrom copyright current describedby describes disclosure duplicate edit edit-form',
    'edit-media edit-uri enclosure first glossary help hub icon index item last latest-version',
    'license mentions next next-archive original payment preview previous prev prev-archive',
    'privacy-policy related replies section self service shortlink start subsection tag',
    'terms-of-service type up via webmention working-copy',
  ]
    .join(' ')
    .split(' '),
)
