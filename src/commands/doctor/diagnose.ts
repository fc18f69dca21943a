import { channelRules } from '../../check/feed/channel-rules.ts'
import { feedRules } from '../../check/feed/feed-rules.ts'
import { type Exchange, mediaTypeOf } from '../../check/http/exchange.ts'
import { pageRules } from '../../check/http/page-rules.ts'
import type { VisitedAddress } from '../../check/http/visited-address.ts'
import { standingOf } from '../../check/live/build-rules.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { LiveFinding, LiveRule } from '../../check/live/live-rule.ts'
import { liveFeedRules } from '../../check/live/live-rules.ts'
import type { LiveSite } from '../../check/live/live-site.ts'
import { siteRules } from '../../check/live/site-rules.ts'
import { variantRules } from '../../check/live/variant-rules.ts'
import { visitedRules } from '../../check/live/visited-rules.ts'
import { htmlLinks } from '../check/html-links.ts'
import { type Remark, remarksOf } from '../check/remark.ts'
import type { Diagnosis } from './examination.ts'

interface Examined {
  live: LiveSite
  /** Other addresses that a build has. */
  others: readonly VisitedAddress[]
  /** What the address of the site gave. */
  end: Exchange
  quick: boolean
}

/** What is to be said of a site as a whole. */
export function diagnoseSite(live: LiveSite): Diagnosis[] {
  return [
    ...diagnosesOf(siteRules, live, live.address),
    ...live.variants.flatMap((variant) => diagnosesOf(variantRules, variant, variant.url)),
  ]
}

/** What is to be said of its feeds, its page and its other addresses. */
export function diagnose({ live, others, end, quick }: Examined): Diagnosis[] {
  const { feeds } = live
  return gathered([
    ...feeds.flatMap((feed) => diagnosesOf(liveFeedRules, feed, feed.url)),
    ...withoutClients([
      ...feeds.flatMap(remarksOnFeed),
      ...(quick ? [] : remarksOnChannels(feeds)),
      ...others.flatMap((other) => remarksOf(visitedRules, other, { address: other.url })),
      ...(quick ? [] : remarksOnPage(end, live)),
    ]),
  ])
}

function diagnosesOf<Subject>(
  rules: readonly LiveRule<Subject>[],
  subject: Subject,
  address: string,
): Diagnosis[] {
  return rules.flatMap(({ id, level, sentence, harms, remedy, find }) =>
    find(subject).map(({ clients = [], ...finding }: LiveFinding) => ({
      rule: id,
      level,
      sentence,
      address,
      ...finding,
      harms,
      remedy,
      clients,
    })),
  )
}

function withoutClients(remarks: readonly Remark[]): Diagnosis[] {
  return remarks.map((remark) => ({ ...remark, clients: [] }))
}

// What live rules say too.
const toldLive: ReadonlySet<string> = new Set(['feed-self-address'])
const rulesOfFeeds = feedRules.filter(({ id }) => !toldLive.has(id))

/** What comes from a change on the way is no fault of the feed. */
function remarksOnFeed(feed: LiveFeed): Remark[] {
  const { url, visited, opened } = feed
  const standing = standingOf(feed)
  // All its dates are to come.
  if (standing === 'later') return []
  const isOwn = opened && standing !== 'changed'
  return [
    ...(visited ? remarksOf(visitedRules, visited, { address: url }) : []),
    ...(isOwn ? remarksOf(rulesOfFeeds, opened, { address: url }) : []),
  ]
}

/** The formats of a channel side by side. */
function remarksOnChannels(feeds: readonly LiveFeed[]): Remark[] {
  const sound = feeds.filter(({ opened }) => opened?.parts)
  const folders = Map.groupBy(sound, ({ url }) => new URL('.', url).href)
  return [...folders]
    .filter(([, those]) => isChannel(those))
    .flatMap(([address, channel]) =>
      remarksOf(
        channelRules,
        channel.flatMap(({ opened }) => opened ?? []),
        { address },
      ),
    )
}

/** Other sites have feeds of different things in one folder. */
function isChannel(feeds: readonly LiveFeed[]): boolean {
  if (feeds.every(({ built }) => built)) return true
  const formats = new Set(feeds.map(({ format }) => format))
  const titles = new Set(feeds.map(({ opened }) => opened?.parts?.title?.text))
  return formats.size === feeds.length && titles.size === 1
}

function remarksOnPage(home: Exchange, { known, address }: LiveSite): Remark[] {
  const { request, answer } = home
  const { url } = request
  // A login that stands before the site is no page of it.
  if (known.length === 0 || new URL(url).origin !== address) return []
  if (answer.status !== 200 || mediaTypeOf(answer) !== 'text/html') return []
  const { elements } = htmlLinks(new TextDecoder().decode(answer.content), url, url)
  const page = { url, links: elements, feeds: new Set(known), nearest: [] }
  return remarksOf(pageRules, page, { address: url })
}

/** What is found at several addresses is told once, with all clients that it was seen with. */
function gathered(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  return [...Map.groupBy(diagnoses, keyOf).values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const addresses = others.flatMap(({ address = '' }) => (address === '' ? [] : [address]))
    const also = [...new Set(addresses)].filter((address) => address !== first.address)
    const clients = [...new Set([first, ...others].flatMap((one) => one.clients))]
    return [{ ...first, clients, ...(also.length > 0 && { also }) }]
  })
}

function keyOf({ rule, field, found, expected }: Diagnosis): string {
  const same = [field, found, expected].map((text) => text.replace(/https?:\/\/[^\s”]+|\d+/g, ''))
  return JSON.stringify([rule, ...same])
}
