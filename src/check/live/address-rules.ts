import type { Part } from '../feed/feed-parts.ts'
import type { LiveFeed } from './live-feed.ts'
import { afterRules, type LiveFinding, type LiveRule } from './live-rule.ts'

const settings =
  'Write the address at which the site is to be known into `url` of site.yaml, and deploy: feeds, pages and redirects follow from it.'

const selfRule: LiveRule<LiveFeed> = {
  id: 'live-self',
  level: 'error',
  sentence: 'The feed says that it is where it was asked for.',
  harms:
    'FreshRSS, and hubs, move every subscriber to the address that the feed names: to a preview host, to http or to another site.',
  remedy: settings,
  find({ url, opened }) {
    const { self } = opened?.parts ?? {}
    if (!self || URL.parse(self.text)?.href === new URL(url).href) return []
    return [{ field: self.field, found: self.text, expected: url }]
  },
}

const hostRule: LiveRule<LiveFeed> = afterRules([selfRule], {
  id: 'live-link-host',
  level: 'error',
  sentence: 'The links of the feed lead to the site, by https.',
  harms:
    'Readers open and keep these addresses: when the preview host is gone or http is closed, all their links are dead.',
  remedy: settings,
  find({ site, opened }) {
    const { parts } = opened ?? {}
    if (!parts) return []
    const links = [parts.home, ...parts.items.map(({ link }) => link)]
    return links.flatMap((link) => (link ? strayed(link, site) : [])).slice(0, 5)
  },
})

/** Whether the feed leads to the site. */
export const addressRules: readonly LiveRule<LiveFeed>[] = [selfRule, hostRule]

/** A feed may link to other sites, but hardly to these. */
function strayed({ text, field }: Part, site: string): LiveFinding[] {
  const url = URL.parse(text)
  if (!url || url.origin === site || !isStray(url, new URL(site))) return []
  return [{ field, found: text, expected: `an address of ${site}` }]
}

function isStray({ hostname }: URL, site: URL): boolean {
  if (bare(hostname) === bare(site.hostname)) return true
  return /(?:\.workers\.dev|\.pages\.dev|^localhost|^127\.0\.0\.1|^\[::1\])$/.test(hostname)
}

function bare(hostname: string): string {
  return hostname.replace(/^www\./, '')
}
