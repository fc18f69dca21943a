import type { Finding, Rule } from '../rule.ts'
import type { LinkElement, VisitedPage } from './visited-page.ts'

const feedTypes = ['application/rss+xml', 'application/atom+xml', 'application/feed+json']

const undiscoverable: Rule<VisitedPage> = {
  id: 'page-feeds-undiscoverable',
  level: 'error',
  sentence: 'Every page leads to a feed.',
  find: ({ links }) =>
    links.some(isFeedLink)
      ? []
      : [{ field: 'link rel="alternate"', found: 'none with a feed', expected: 'one a feed' }],
}

const addressRule: Rule<VisitedPage> = {
  id: 'page-feed-link-address',
  level: 'warning',
  sentence: 'The links to feeds are absolute addresses.',
  find: ({ links }) =>
    links
      .filter(isFeedLink)
      .filter(({ href }) => !/^https?:\/\//.test(href ?? ''))
      .map(({ href }) => ({
        field: 'link href',
        found: href ?? 'none',
        expected: 'an address with https:// and host',
      })),
}

const typeRule: Rule<VisitedPage> = {
  id: 'page-feed-link-type',
  level: 'warning',
  sentence: 'The links to feeds name the media type in small letters and nothing else.',
  find: ({ links }) =>
    links.filter(isFeedLink).flatMap(({ type = '', href = '' }) => {
      const expected = essenceOf(type)
      return type === expected ? [] : [{ field: `link type of ${href}`, found: type, expected }]
    }),
}

const orderRule: Rule<VisitedPage> = {
  id: 'page-feed-link-order',
  level: 'warning',
  sentence: 'The feeds of what the page is about come first.',
  find({ links, nearest, url }) {
    const offered = links.filter(isFeedLink).map(({ href = '' }) => URL.parse(href, url)?.href)
    if (offered.length === 0) return []
    return nearest
      .map((expected, index) => ({ expected, found: offered[index] ?? 'nothing' }))
      .filter(({ expected, found }) => expected !== found)
      .slice(0, 1)
      .map((difference) => ({ field: 'link rel="alternate"', ...difference }))
  },
}

const titleRule: Rule<VisitedPage> = {
  id: 'page-feed-link-title',
  level: 'warning',
  sentence: 'Each link to a feed has a title of its own.',
  find({ links }) {
    const titles = links.filter(isFeedLink).map(({ title = '' }) => title.trim())
    return titles
      .filter((title, index) => title === '' || titles.indexOf(title) < index)
      .map((title) => ({
        field: 'link title',
        found: title === '' ? 'none' : `“${title}” twice`,
        expected: 'one that tells the feeds apart',
      }))
  },
}

const strangerRule: Rule<VisitedPage> = {
  id: 'page-link-no-feed',
  level: 'error',
  sentence: 'Nothing but a feed looks like one.',
  find: ({ links, feeds, url }) =>
    links
      .filter((link) => !isFeedLink(link) && looksLikeFeed(link) && !isKnown(link, feeds, url))
      .map(stranger),
}

/** Whether those who look for the feeds of a page find them, and nothing else. */
export const pageRules: readonly Rule<VisitedPage>[] = [
  undiscoverable,
  addressRule,
  typeRule,
  orderRule,
  titleRule,
  strangerRule,
]

/** What any reader takes for the link to a feed. */
function isFeedLink({ rel = '', type = '' }: LinkElement): boolean {
  return relsOf(rel).includes('alternate') && feedTypes.includes(essenceOf(type))
}

/** Some readers take each `type` of a feed, whatever `rel` says, or an alternate of no type. */
function looksLikeFeed({ rel = '', type, hreflang }: LinkElement): boolean {
  if (type === undefined) return relsOf(rel).includes('alternate') && hreflang === undefined
  return [...feedTypes, 'application/json'].includes(essenceOf(type))
}

function isKnown({ href = '' }: LinkElement, feeds: VisitedPage['feeds'], url: string): boolean {
  const address = URL.parse(href, url)?.href
  return address !== undefined && feeds.has(address)
}

function stranger({ rel = '', type, href = '' }: LinkElement): Finding {
  const found = type === undefined ? `rel="${rel}" without a type` : `type="${type}"`
  return { field: `link to ${href}`, found, expected: 'a feed of the site, or no such link' }
}

function relsOf(rel: string): string[] {
  return rel.toLowerCase().split(/\s+/)
}

function essenceOf(type: string): string {
  const [essence = ''] = type.split(';')
  return essence.trim().toLowerCase()
}
