import { headerOf, sameContent } from '../http/exchange.ts'
import { soundVisit } from './body-rules.ts'
import { afterRules, type LiveFinding, type LiveRule } from './live-rule.ts'
import type { LiveSite } from './live-site.ts'
import { pageRules } from './page-rules.ts'
import { secureRules, tlsRule } from './secure-rules.ts'
import { isTlsFailure } from './variant-rules.ts'

const unreachableRule: LiveRule<LiveSite> = {
  id: 'live-unreachable',
  level: 'error',
  sentence: 'The site can be reached.',
  harms: 'Nobody gets anything.',
  remedy:
    'Look whether the address is right and deployed, and in Workers & Pages › Settings › Domains & Routes whether the name belongs to the Worker. A new name takes some minutes. Redirects without an end come from Rules › Redirect Rules, or from the mode “Flexible” of SSL/TLS › Overview.',
  find: ({ unreachable, address }) =>
    unreachable && !isTlsFailure(unreachable.code)
      ? [{ address, field: '', found: unreachable.failure, expected: 'an answer' }]
      : [],
}

const noFeedsRule: LiveRule<LiveSite> = afterRules([unreachableRule, tlsRule], {
  id: 'live-feeds-none',
  level: 'error',
  sentence: 'The site has a feed.',
  harms: 'Whoever wants to follow the site finds nothing.',
  remedy:
    'Look whether the address is that of the site; its home page is to name its feeds with `link rel="alternate"`.',
  find: ({ known, address }) =>
    known.length > 0
      ? []
      : [{ address, field: '', found: 'no feed', expected: 'a feed that the page names' }],
})

const listRule: LiveRule<LiveSite> = {
  id: 'live-list-incomplete',
  level: 'warning',
  sentence: 'The list of feeds names a feed of every channel.',
  harms: 'Whoever imports the list misses topics.',
  remedy: 'Deploy: `npm run deploy`. If that was just done, look for a cache that keeps the list.',
  find({ known, listed, address }) {
    if (!listed) return []
    const folders = new Set(listed.map(folderOf))
    const missing = [...new Set(known.map(folderOf))].filter((one) => !folders.has(one))
    return missing.map((folder) => ({
      address: new URL('/feeds.opml', address).href,
      field: 'outline',
      found: 'none',
      expected: `one with a feed of ${folder}`,
    }))
  },
}

const constantRule: LiveRule<LiveSite> = {
  id: 'live-etag-constant',
  level: 'error',
  sentence: 'Other bytes have another ETag.',
  harms:
    'Miniflux and all who ask with `If-None-Match` take the next edition for the one that they have: they never see what is new.',
  remedy: 'Look for a response header rule, a Snippet or a server that sets `ETag` by itself.',
  find({ feeds }) {
    const answers = feeds.flatMap((feed) => {
      const answer = soundVisit(feed)?.first?.answer
      const etag = answer && headerOf(answer, 'etag')
      return answer && etag !== undefined ? [{ url: feed.url, answer, etag }] : []
    })
    const groups = [...Map.groupBy(answers, ({ etag }) => etag).values()]
    return groups.flatMap(([first, ...others]): LiveFinding[] => {
      const other = others.find(({ answer }) => first && !sameContent(answer, first.answer))
      if (!first || !other) return []
      const found = `${first.etag}, also at ${other.url} with other bytes`
      return [{ address: first.url, field: 'ETag', found, expected: 'one for each document' }]
    })
  },
}

const robotsRule: LiveRule<LiveSite> = {
  id: 'live-robots',
  level: 'warning',
  sentence: '`robots.txt` forbids no feed.',
  harms: 'Services that obey it, such as Inoreader, do not fetch the feed.',
  remedy:
    'Look at the managed robots.txt of the zone (AI Crawl Control), or what else answers there.',
  find: ({ forbidden }) =>
    forbidden.map(({ url, agents }) => ({
      address: url,
      field: 'robots.txt',
      found: `forbidden for ${agents.join(', ')}`,
      expected: 'allowed',
      clients: agents.filter((agent) => agent !== '*'),
    })),
}

const clockRule: LiveRule<LiveSite> = {
  id: 'live-clock',
  level: 'warning',
  sentence: 'The clock of the site and that of this machine agree.',
  harms:
    'If it is the site: scheduled articles appear at the wrong time, and dates of caches are wrong. If it is this machine: the dates of articles that it builds may lie in the future.',
  remedy: 'Set the clock that is wrong; `date -u` shows the one of this machine.',
  find({ ahead, address }) {
    if (ahead === undefined || Math.abs(ahead) < 60_000) return []
    const seconds = Math.round(Math.abs(ahead) / 1000)
    const found = `${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this machine`
    return [{ address, field: 'Date', found, expected: 'less than a minute apart' }]
  },
}

const earlyRule: LiveRule<LiveSite> = {
  id: 'live-article-early',
  level: 'error',
  sentence: 'Nothing can be had of an article before its moment.',
  harms: 'It can be read and kept before it is to be known.',
  remedy:
    'Look which server answers, and deploy: the Worker gives no article before `published`. Purge the cache of the zone if the moment was moved.',
  find: ({ early }) =>
    early.flatMap(({ title, published, foundAt: [first, ...others] }) =>
      first === undefined
        ? []
        : [
            {
              address: first,
              field: `“${title}”`,
              found:
                others.length === 0 ? 'there' : `there, and at ${others.length} more addresses`,
              expected: `404 until ${new Date(published).toISOString().replace('.000', '')}`,
            },
          ],
    ),
}

/** Whether the site as a whole is well. */
export const siteRules: readonly LiveRule<LiveSite>[] = [
  unreachableRule,
  ...secureRules,
  noFeedsRule,
  listRule,
  constantRule,
  robotsRule,
  clockRule,
  ...pageRules,
  earlyRule,
]

function folderOf(url: string): string {
  return new URL('.', url).pathname
}
