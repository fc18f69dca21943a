import type { Finding, Rule } from '../rule.ts'
import { type ArchiveWalk, type FeedHistory, olderDocument } from './feed-history.ts'
import type { OpenedFeed } from './opened-feed.ts'
import { childrenIn, plainChildren } from './xml-element.ts'

/** Whether those who want older items too find every one (RFC 5005). */
export const historyRules: readonly Rule<FeedHistory>[] = [
  {
    id: 'archive-complete',
    level: 'warning',
    sentence: 'A feed has older items elsewhere, or says that it has them all.',
    find({ subscription }) {
      if (!subscription.xml) return []
      const isComplete = hasMark(subscription, 'complete')
      const older = olderDocument(subscription)
      if (isComplete === (older === undefined)) return []
      return isComplete
        ? [{ field: 'fh:complete', found: 'beside prev-archive', expected: 'one of the two' }]
        : [{ field: 'fh:complete', found: 'nothing', expected: 'this, or a link to an archive' }]
    },
  },
  {
    id: 'archive-marked',
    level: 'warning',
    sentence: 'An archive document says that it is one.',
    find: ({ archives }) =>
      archives
        .filter((archive) => archive.xml && !hasMark(archive, 'archive'))
        .map(({ address = '' }) => ({
          address,
          field: 'fh:archive',
          found: 'nothing',
          expected: '<fh:archive/> before the items',
        })),
  },
  {
    id: 'archive-current',
    level: 'warning',
    sentence: 'An archive document leads to the feed that it belongs to.',
    find: ({ subscription: { address: expected = '' }, archives }) =>
      archives
        .filter(({ xml }) => xml)
        .map((archive) => ({
          address: archive.address ?? '',
          field: 'link rel="current"',
          found: linkOf(archive, 'current') ?? 'nothing',
          expected,
        }))
        .filter(({ found }) => found !== expected),
  },
  {
    id: 'archive-broken',
    level: 'error',
    sentence: 'From each document of a feed one gets to the one before, up to the first.',
    find({ walk }) {
      if (!walk?.failure) return []
      const { address, found } = walk.failure
      return [{ address, field: 'next_url', found, expected: 'the document with older items' }]
    },
  },
  {
    id: 'archive-items',
    level: 'error',
    sentence: 'A feed and its archives together have every article exactly once.',
    find({ walk }) {
      if (!walk || walk.failure) return []
      return [...lostArticles(walk), ...doubledItems(walk), ...strayItems(walk)]
    },
  },
]

const history = 'http://purl.org/syndication/history/1.0'

/** Whether the head of the feed has an empty element of RFC 5005. */
function hasMark({ xml }: OpenedFeed, name: string): boolean {
  if (!xml) return false
  const heads = [xml, ...plainChildren(xml, 'channel')]
  return heads.some((head) => childrenIn(head, history, name).length > 0)
}

function linkOf({ parts }: OpenedFeed, rel: string): string | undefined {
  return parts?.links.find((link) => link.rel === rel)?.text
}

function lostArticles({ documents, carried }: ArchiveWalk): Finding[] {
  const held = new Set(documents.flatMap(({ ids }) => ids))
  return carried
    .filter((id) => !held.has(id))
    .map((id) => ({ field: 'items', found: `\`${id}\` in no document`, expected: 'in one' }))
}

function doubledItems({ documents }: ArchiveWalk): Finding[] {
  const holders = new Map<string, string>()
  return documents.flatMap(({ address, ids }) =>
    ids.flatMap((id) => {
      const first = holders.get(id)
      if (first === undefined) holders.set(id, address)
      if (first === undefined) return []
      return [{ address, field: 'items', found: `\`${id}\` as in ${first}`, expected: 'once' }]
    }),
  )
}

function strayItems({ documents, carried }: ArchiveWalk): Finding[] {
  const known = new Set(carried)
  return documents.flatMap(({ address, ids }) =>
    ids
      .filter((id) => !known.has(id))
      .map((id) => ({
        address,
        field: 'items',
        found: `\`${id}\``,
        expected: 'articles to be seen',
      })),
  )
}
