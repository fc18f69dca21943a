import { type Answer, mediaTypeOf } from '../../check/http/exchange.ts'
import { answerOf, type VisitedAddress } from '../../check/http/visited-address.ts'
import type { LinkElement } from '../../check/http/visited-page.ts'
import { type Ask, allExchanges, exchangesWith, sorted } from './exchanges-with.ts'
import { feedLinks } from './feed-links.ts'
import { htmlLinks } from './html-links.ts'
import type { PlannedVisit } from './planned-visits.ts'
import type { SiteLink } from './site-link.ts'

/** What was found at an address. */
export interface Visit {
  plan: PlannedVisit
  address: VisitedAddress
  links: readonly SiteLink[]
  /** `link` elements of a page. */
  elements: readonly LinkElement[]
  /** What links may lead to within it; absent when it is no page. */
  ids?: ReadonlySet<string>
}

/**
 * Asks an address for all that is planned, and reads what is there.
 * @param now milliseconds since 1970
 */
export async function visitAddress(plan: PlannedVisit, ask: Ask, now: number): Promise<Visit> {
  const { asks, nearest: _, ...expected } = plan
  const found = await (asks === 'all'
    ? askForAll(plan.url, ask, now)
    : askOnce(plan.url, asks, ask))
  const address = { ...expected, ...found, redirects: [], visited: now }
  return { plan, address, ...contentsOf(address) }
}

async function askForAll(url: string, ask: Ask, now: number) {
  const plain = await ask({ method: 'GET', headers: {}, url })
  if ('failure' in plain) return sorted([['plain', plain]])
  return await exchangesWith(plain, allExchanges, { ask, now })
}

async function askOnce(url: string, name: 'gzip' | 'plain', ask: Ask) {
  const headers: Record<string, string> = name === 'gzip' ? { 'Accept-Encoding': 'gzip' } : {}
  return sorted([[name, await ask({ method: 'GET', headers, url })]])
}

function contentsOf(address: VisitedAddress): Pick<Visit, 'links' | 'elements' | 'ids'> {
  const { url, kind } = address
  const text = textOf(answerOf(address))
  if (text === undefined) return { links: [], elements: [] }
  if (kind === 'page') return htmlLinks(text, url, url)
  const isFeed = kind === 'feed' || kind === 'list' || kind === 'api'
  return { links: isFeed ? feedLinks(text, url) : [], elements: [] }
}

/** The ids of a page that is no address of the plan. */
export function idsOf(answer: Answer, url: string): ReadonlySet<string> | undefined {
  if (mediaTypeOf(answer) !== 'text/html') return undefined
  return htmlLinks(textOf(answer) ?? '', url, url).ids
}

function textOf(answer: Answer | undefined): string | undefined {
  if (answer?.status !== 200 || !answer.content) return undefined
  return new TextDecoder().decode(answer.content)
}
