import type { HubFacts, LiveFeed } from './live-feed.ts'
import type { LiveRule } from './live-rule.ts'

const headerRule: LiveRule<LiveFeed> = {
  id: 'live-hub-header',
  level: 'warning',
  sentence: 'The `Link` header names the hub of the feed, and no other.',
  harms:
    'Readers that look at the header only poll instead of getting the news at once, and others subscribe at a hub that nobody pings.',
  remedy: 'Look for a response header rule of the zone that sets or removes `Link`.',
  find({ hub, built }) {
    const { inBody = [], inHeader = [] } = hub ?? {}
    // Some feeds, as our own of Atom, leave the hub to the header.
    const wanted = [...new Set([...inBody, ...(built?.hubs ?? [])])]
    const lost = wanted.filter((one) => !inHeader.includes(one))
    const extra = inHeader.filter((one) => !wanted.includes(one))
    const isOdd = lost.length > 0 || (extra.length > 0 && (built || inBody.length > 0))
    return isOdd ? [{ field: 'Link', found: written(inHeader), expected: written(wanted) }] : []
  },
}

const selfRule: LiveRule<LiveFeed> = {
  id: 'live-hub-self',
  level: 'error',
  sentence: 'The `Link` header names the address of the feed as its own.',
  harms:
    'Subscribers ask the hub for another address than the one that is pinged: no news arrives.',
  remedy:
    'Write the address of the site into `url` of site.yaml, and look for a rule of the zone that sets `Link`.',
  find({ url, hub }) {
    if (!hub || hub.inHeader.length === 0 || hub.selfInHeader === url) return []
    return [{ field: 'Link rel=self', found: hub.selfInHeader ?? 'none', expected: url }]
  },
}

const silentRule: LiveRule<LiveFeed> = {
  id: 'live-hub-silent',
  level: 'warning',
  sentence: 'The hub that the feed names answers.',
  harms:
    'FreshRSS polls a feed with a hub once a day only: without the hub its readers get everything a day late.',
  remedy: 'Name a hub in site.yaml that works, or none.',
  find({ hub }) {
    const named = hub ? hubOf(hub) : ''
    if (hub?.failure !== undefined) {
      return [{ field: named, found: hub.failure, expected: 'an answer' }]
    }
    // 405 is a fine answer to HEAD, and so are others.
    if (hub?.status === undefined || !(hub.status >= 500 || [404, 410].includes(hub.status)))
      return []
    return [{ field: named, found: String(hub.status), expected: 'a hub' }]
  },
}

/** Whether the hub of a feed can be used. */
export const hubRules: readonly LiveRule<LiveFeed>[] = [headerRule, selfRule, silentRule]

/** The one at which readers subscribe. */
export function hubOf({ inBody, inHeader }: HubFacts): string {
  return inBody[0] ?? inHeader[0] ?? ''
}

function written(hubs: readonly string[]): string {
  return hubs.join(', ') || 'no hub'
}
