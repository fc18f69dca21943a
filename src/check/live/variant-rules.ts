import { type Exchange, headerOf } from '../http/exchange.ts'
import { afterRules, type LiveRule } from './live-rule.ts'
import type { Variant } from './live-site.ts'

const tlsRule: LiveRule<Variant> = {
  id: 'live-certificate',
  level: 'error',
  sentence: 'The certificate is valid for every name of the site.',
  harms: 'Browsers warn, and readers refuse the address; subscribers by it get nothing.',
  remedy:
    'Add the name as a custom domain of the Worker, which brings its certificate, or look at SSL/TLS › Edge Certificates of the zone.',
  find({ url, failure = '', code }) {
    if (!isTlsFailure(code)) return []
    return [{ address: url, field: 'TLS', found: failure, expected: 'a valid certificate' }]
  },
}

const silentRule: LiveRule<Variant> = {
  id: 'live-variant-silent',
  level: 'warning',
  sentence: 'The other ways to write the address of the site answer too.',
  harms: 'People who type the address so, and old subscriptions by it, find nothing.',
  remedy:
    'Switch SSL/TLS › Edge Certificates › Always Use HTTPS on for http, and let a redirect rule lead `www` to the site or the other way round.',
  find({ url, failure, code }) {
    if (failure === undefined || isTlsFailure(code)) return []
    // A name that does not exist misleads nobody.
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return []
    return [{ address: url, field: '', found: failure, expected: 'a redirect to the site' }]
  },
}

const homeRule: LiveRule<Variant> = {
  id: 'live-redirect-home',
  level: 'error',
  sentence: 'No address of a feed leads to the home page.',
  harms: 'Readers take the page for a broken feed, and whoever follows the link for a dead one.',
  remedy:
    'Let the redirect rule keep path and query: its target is the new host and the same path.',
  find({ url, wanted, redirects, end }) {
    if (redirects.length === 0 || !end) return []
    const { pathname } = new URL(end.request.url)
    if (pathname !== '/' || new URL(wanted).pathname === '/') return []
    return [{ address: url, field: 'Location', found: end.request.url, expected: wanted }]
  },
}

const targetRule: LiveRule<Variant> = afterRules([homeRule], {
  id: 'live-redirect-target',
  level: 'error',
  sentence: 'Other ways to write an address lead to that address.',
  harms: 'Subscribers by this address get another feed, an error, or the same feed twice.',
  remedy:
    'Let a redirect rule lead this host to the host of `url` in site.yaml, with path and query; take the other hosts off the Worker if nobody is to use them.',
  find({ url, wanted, mayAnswer, redirects, end }) {
    if (!end) return []
    const { status } = end.answer
    if (end.request.url === wanted && status === 200) return []
    // Where nothing is, nobody is misled.
    if (redirects.length === 0 && (status === 404 || (mayAnswer && status === 200))) return []
    const found = `${status} at ${redirects.length === 0 ? 'this address' : end.request.url}`
    return [{ address: url, field: 'Location', found, expected: `308 to ${wanted}` }]
  },
})

const temporaryRule: LiveRule<Variant> = afterRules([homeRule, targetRule], {
  id: 'live-redirect-temporary',
  level: 'warning',
  sentence: 'Other ways to write an address lead to it for ever.',
  harms: 'Readers keep the old address and take the detour at each poll; FreshRSS never mends it.',
  remedy: 'Set the redirect rule to 301 or 308 (Rules › Redirect Rules).',
  find: ({ url, redirects }) =>
    redirects
      .filter(({ answer }) => ![301, 308].includes(answer.status))
      .slice(0, 1)
      .map((exchange) => ({
        address: url,
        field: 'status',
        found: `${exchange.answer.status} to ${locationOf(exchange)}`,
        expected: '308 or 301',
      })),
})

const chainRule: LiveRule<Variant> = afterRules([homeRule, targetRule], {
  id: 'live-redirect-chain',
  level: 'hint',
  sentence: 'One redirect is enough.',
  harms: 'Each poll by this address takes longer, and some programs follow no second redirect.',
  remedy: 'Let the first redirect lead to https and to the right host at once.',
  find: ({ url, redirects }) =>
    redirects.length < 2
      ? []
      : [
          {
            address: url,
            field: 'Location',
            found: redirects.map(locationOf).join(', then '),
            expected: 'one redirect',
          },
        ],
})

/** Whether one comes to the site by every way to write its address. */
export const variantRules: readonly LiveRule<Variant>[] = [
  tlsRule,
  silentRule,
  homeRule,
  targetRule,
  temporaryRule,
  chainRule,
]

/** Whether it was the certificate, or TLS at all, that failed. */
export function isTlsFailure(code: string | undefined): boolean {
  return /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|UNABLE_TO_|INVALID_CA$|CA_|EE_)|SELF_SIGNED/.test(
    code ?? '',
  )
}

function locationOf({ request, answer }: Exchange): string {
  const location = headerOf(answer, 'location') ?? ''
  return URL.parse(location, request.url)?.href ?? location
}
