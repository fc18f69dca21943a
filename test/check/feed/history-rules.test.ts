import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ArchiveWalk, FeedHistory } from '../../../src/check/feed/feed-history.ts'
import { historyRules } from '../../../src/check/feed/history-rules.ts'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import type { OpenedFeed } from '../../../src/check/feed/opened-feed.ts'

const site = 'https://harbour.example'

function opened(path: string, text: string): OpenedFeed {
  return openFeed({ address: site + path, bytes: Buffer.from(text), now: 0 })
}

function rss(path: string, head: string): OpenedFeed {
  return opened(
    path,
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:fh="http://purl.org/syndication/history/1.0"><channel>${head}</channel></rss>`,
  )
}

function atom(path: string, head: string): OpenedFeed {
  return opened(
    path,
    `<feed xmlns="http://www.w3.org/2005/Atom"
xmlns:fh="http://purl.org/syndication/history/1.0">${head}</feed>`,
  )
}

function json(path: string, members: object): OpenedFeed {
  const version = 'https://jsonfeed.org/version/1.1'
  return opened(path, JSON.stringify({ version, ...members, items: [] }))
}

const older = `<atom:link rel="prev-archive" href="${site}/archives/1/rss.xml"/>`
const current = `<atom:link rel="current" href="${site}/rss.xml"/>`
const archive = rss('/archives/1/rss.xml', `${current}<fh:archive/>`)
const walk: ArchiveWalk = {
  documents: [
    { address: `${site}/feed.json`, ids: ['c'] },
    { address: `${site}/archives/1/feed.json`, ids: ['b', 'a'] },
  ],
  carried: ['a', 'b', 'c'],
}

const small: FeedHistory = { subscription: rss('/rss.xml', '<fh:complete/>'), archives: [] }
const large: FeedHistory = { subscription: rss('/rss.xml', older), archives: [archive], walk }
const inAtom: FeedHistory = {
  subscription: atom('/atom.xml', older.replace('atom:', '')),
  archives: [
    atom(
      '/archives/1/atom.xml',
      `<link rel="current" href="${site}/atom.xml"/><fh:archive/><entry/>`,
    ),
  ],
}
const smallInJson: FeedHistory = { subscription: json('/feed.json', {}), archives: [] }
const inJson: FeedHistory = {
  subscription: json('/feed.json', { next_url: `${site}/archives/1/feed.json` }),
  archives: [json('/archives/1/feed.json', { feed_url: `${site}/feed.json` })],
}

function holding(...documents: (readonly string[])[]): FeedHistory {
  const held = documents.map((ids, index) => ({ address: `${site}/${index}.json`, ids }))
  return { ...large, walk: { ...walk, documents: held } }
}

function holdingUntil(failure: ArchiveWalk['failure'], ...documents: (readonly string[])[]) {
  const held = holding(...documents)
  return { ...held, walk: { ...walk, ...held.walk, ...(failure && { failure }) } }
}

// Each differs from a sound feed in one thing.
const broken: Readonly<Record<string, readonly FeedHistory[]>> = {
  'archive-complete': [
    { ...small, subscription: rss('/rss.xml', '') },
    { ...large, subscription: rss('/rss.xml', `${older}<fh:complete/>`) },
    { ...small, subscription: atom('/atom.xml', '<entry><fh:complete/></entry>') },
  ],
  'archive-marked': [{ ...large, archives: [rss('/archives/1/rss.xml', current)] }],
  'archive-current': [
    { ...large, archives: [rss('/archives/1/rss.xml', '<fh:archive/>')] },
    {
      ...large,
      archives: [
        archive,
        rss('/archives/0/rss.xml', `${current.replace('/rss', '/x')}<fh:archive/>`),
      ],
    },
  ],
  'archive-broken': [
    { ...large, walk: { ...walk, failure: { address: `${site}/feed.json`, found: '404' } } },
    holdingUntil({ address: `${site}/0.json`, found: '404' }, ['c']),
  ],
  'archive-items': [
    holding(['c'], ['b']),
    holding(['c', 'b'], ['b', 'a']),
    holding(['c', 'b'], ['a', 'd']),
  ],
}

function firedIds(history: FeedHistory): string[] {
  return historyRules.filter(({ find }) => find(history).length > 0).map(({ id }) => id)
}

describe('historyRules', () => {
  it('have nothing against sound feeds, small and large', () => {
    for (const sound of [small, large, inAtom, smallInJson, inJson])
      assert.deepEqual(firedIds(sound), [])
  })

  for (const [id, samples] of Object.entries(broken)) {
    it(`find ${id} and nothing else`, () => {
      for (const sample of samples) assert.deepEqual(firedIds(sample), [id])
    })
  }

  it('have a broken sample each', () => {
    assert.deepEqual(
      Object.keys(broken),
      historyRules.map(({ id }) => id),
    )
  })

  it('say where it is that something is wrong', () => {
    const { archives } = broken['archive-current']?.[1] ?? large
    const found = historyRules.flatMap(({ find }) =>
      find({ ...holding(['c', 'a'], ['a', 'd']), archives }),
    )
    assert.deepEqual(
      found.map(({ address, field, found: what }) => [address, field, what]),
      [
        [`${site}/archives/0/rss.xml`, 'link rel="current"', `${site}/x.xml`],
        [undefined, 'items', '`b` in no document'],
        [`${site}/1.json`, 'items', `\`a\` as in ${site}/0.json`],
        [`${site}/1.json`, 'items', '`d`'],
      ],
    )
  })
})
