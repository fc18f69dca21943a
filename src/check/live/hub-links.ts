import type { OpenedFeed } from '../feed/opened-feed.ts'
import { type Answer, headerOf } from '../http/exchange.ts'
import { parseLinks } from '../http/parse-links.ts'
import type { HubFacts } from './live-feed.ts'

/** The hubs that a feed and its `Link` header name (WebSub §4); undefined where neither does. */
export function hubLinks(
  { parts }: Pick<OpenedFeed, 'parts'>,
  answer: Pick<Answer, 'headers'>,
): HubFacts | undefined {
  const links = parseLinks(headerOf(answer, 'link') ?? '')
  const inHeader = links.filter(({ rels }) => rels.includes('hub')).map(({ target }) => target)
  const inBody = parts?.hubs.map(({ text }) => text) ?? []
  if (inBody.length === 0 && inHeader.length === 0) return undefined
  const self = links.find(({ rels }) => rels.includes('self'))?.target
  return { inBody, inHeader, ...(self !== undefined && { selfInHeader: self }) }
}
