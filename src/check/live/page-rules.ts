import { headerOf } from '../http/exchange.ts'
import type { LiveRule } from './live-rule.ts'
import type { LiveSite } from './live-site.ts'

// What settings of a zone write into pages.
const writings: readonly { setting: string; mark: RegExp }[] = [
  { setting: 'Rocket Loader', mark: /rocket-loader(?:\.min)?\.js/ },
  {
    setting: 'Email Address Obfuscation',
    mark: /\/cdn-cgi\/l\/email-protection|email-decode\.min\.js/,
  },
  { setting: 'Zaraz', mark: /\/cdn-cgi\/zaraz\// },
  { setting: 'Web Analytics', mark: /static\.cloudflareinsights\.com\/beacon/ },
  {
    setting: 'JavaScript Detections of the bot protection',
    mark: /\/cdn-cgi\/challenge-platform\//,
  },
]

const writtenRule: LiveRule<LiveSite> = {
  id: 'live-page-written',
  level: 'warning',
  sentence: 'Nothing writes into the pages on their way.',
  harms:
    'The security policy of the pages keeps what is written from running: people who open them see “[email protected]” instead of addresses, and follow nothing that needs a script.',
  remedy:
    'Switch the setting that is named off for this host: with a configuration rule (Rules › Configuration Rules), or for the whole zone.',
  find({ pages }) {
    return pages.flatMap(({ request, answer }) => {
      const html = new TextDecoder().decode(answer.content)
      return writings
        .filter(({ mark }) => mark.test(html))
        .map(({ setting }) => ({
          address: request.url,
          field: 'body',
          found: `what ${setting} writes`,
          expected: 'the page of the build',
        }))
    })
  },
}

const pictureRule: LiveRule<LiveSite> = {
  id: 'live-picture',
  level: 'warning',
  sentence: 'The pictures of the feeds are shown on other sites too.',
  harms: 'Readers that run in a browser show articles without their pictures.',
  remedy:
    'Switch Scrape Shield › Hotlink Protection of the zone off, or skip it for the pictures; look for a rule that looks at `Referer` or sets `Cross-Origin-Resource-Policy`.',
  find({ picture }) {
    if (!picture) return []
    const { request, answer } = picture
    const policy = headerOf(answer, 'cross-origin-resource-policy') ?? 'cross-origin'
    const here = { address: request.url, expected: '200, for other sites too' }
    if (answer.status !== 200) {
      return [{ ...here, field: 'Referer of another site', found: String(answer.status) }]
    }
    if (policy === 'cross-origin') return []
    return [{ ...here, field: 'Cross-Origin-Resource-Policy', found: policy }]
  },
}

/** Whether pages and pictures come as they were built. */
export const pageRules: readonly LiveRule<LiveSite>[] = [writtenRule, pictureRule]
