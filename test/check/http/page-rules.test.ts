import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageRules } from '../../../src/check/http/page-rules.ts'
import type { LinkElement, VisitedPage } from '../../../src/check/http/visited-page.ts'

const address = 'https://harbour.example/topics/ships/rss.xml'
const siteFeed = 'https://harbour.example/rss.xml'

function feedLink(href: string, changes: LinkElement = {}): LinkElement {
  const facts = { rel: 'alternate', type: 'application/rss+xml', title: `The feed ${href}`, href }
  return { ...facts, ...changes }
}

const page: VisitedPage = {
  url: 'https://harbour.example/topics/ships/',
  links: [
    { rel: 'canonical', href: 'https://harbour.example/topics/ships/' },
    feedLink(address),
    feedLink(siteFeed),
    { rel: 'alternate', hreflang: 'tr', href: 'https://harbour.example/tr/' },
    { rel: 'icon', type: 'image/png', href: '/icon.png' },
  ],
  feeds: new Set([address, siteFeed]),
  nearest: [address],
}

function withLinks(...links: LinkElement[]): VisitedPage {
  return { ...page, links }
}

// Each differs from a sound page in one thing.
const broken: Readonly<Record<string, readonly VisitedPage[]>> = {
  'page-feeds-undiscoverable': [
    withLinks(),
    withLinks({ rel: 'icon', href: '/icon.png' }),
    { ...withLinks(feedLink(address, { type: 'text/xml' })) },
  ],
  'page-feed-link-address': [withLinks(feedLink('/topics/ships/rss.xml'))],
  'page-feed-link-type': [
    withLinks(feedLink(address, { type: 'application/rss+xml; charset=utf-8' })),
    withLinks(feedLink(address, { type: 'Application/RSS+XML' })),
  ],
  'page-feed-link-order': [withLinks(feedLink(siteFeed), feedLink(address))],
  'page-feed-link-title': [
    withLinks(feedLink(address, { title: 'Feed' }), feedLink(siteFeed, { title: 'Feed' })),
    withLinks(feedLink(address, { title: ' ' })),
  ],
  'page-link-no-feed': [
    withLinks(...page.links, { type: 'application/json', href: '/search.json' }),
    withLinks(...page.links, { rel: 'alternate', href: '/print/' }),
    withLinks(...page.links, { rel: 'search', type: 'application/rss+xml', href: '/search' }),
  ],
}

function firedIds(visited: VisitedPage): string[] {
  return pageRules.filter(({ find }) => find(visited).length > 0).map(({ id }) => id)
}

describe('pageRules', () => {
  it('have nothing against a sound page', () => {
    assert.deepEqual(firedIds(page), [])
  })

  for (const [id, samples] of Object.entries(broken)) {
    it(`find ${id} and nothing else`, () => {
      for (const sample of samples) assert.deepEqual(firedIds(sample), [id])
    })
  }

  it('have a broken sample each', () => {
    const ids = pageRules.map(({ id }) => id)
    assert.deepEqual(Object.keys(broken).toSorted(), ids.toSorted())
  })

  it('take a feed under a second type for what it is', () => {
    const json = { rel: 'alternate', type: 'application/json', href: siteFeed }
    assert.deepEqual(firedIds(withLinks(...page.links, json)), [])
  })
})
