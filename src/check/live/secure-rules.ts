import { headerOf } from '../http/exchange.ts'
import type { LiveRule } from './live-rule.ts'
import type { LiveSite } from './live-site.ts'
import { isTlsFailure } from './variant-rules.ts'

const day = 86_400_000

export const tlsRule: LiveRule<LiveSite> = {
  id: 'live-tls',
  level: 'error',
  sentence: 'A secure connection to the site can be made.',
  harms: 'All readers refuse the site, and browsers warn of it.',
  remedy:
    'A new custom domain has its certificate after some minutes; else look at SSL/TLS › Edge Certificates of the zone.',
  find: ({ unreachable, address }) =>
    isTlsFailure(unreachable?.code)
      ? [
          {
            address,
            field: 'TLS',
            found: unreachable?.failure ?? '',
            expected: 'a valid certificate',
          },
        ]
      : [],
}

const expiringRule: LiveRule<LiveSite> = {
  id: 'live-certificate-ending',
  level: 'warning',
  sentence: 'The certificate has been renewed in time.',
  harms: 'When it ends all readers refuse the site, and browsers warn of it.',
  remedy:
    'Cloudflare renews certificates by itself; see SSL/TLS › Edge Certificates for what keeps it from that, such as a CAA record.',
  find({ secured, address, now }) {
    const { from = 0, until = Number.NaN } = secured?.secure ?? {}
    const left = until - now
    // Certificates are renewed when a third of their time is left, whether it is days or months.
    if (Number.isNaN(left) || left > (until - from) / 6) return []
    const found = `${Math.floor(left / day)} days left of ${Math.round((until - from) / day)}`
    return [{ address, field: 'certificate', found, expected: 'renewed before' }]
  },
}

const protocolRule: LiveRule<LiveSite> = {
  id: 'live-tls-version',
  level: 'warning',
  sentence: 'The connection is made with TLS 1.2 or 1.3.',
  harms: 'Browsers and most readers refuse older versions.',
  remedy: 'See SSL/TLS › Edge Certificates › TLS 1.3 of the zone.',
  find({ secured, address }) {
    const { protocol = 'TLSv1.3' } = secured?.secure ?? {}
    if (protocol === 'TLSv1.2' || protocol === 'TLSv1.3') return []
    return [{ address, field: 'TLS', found: protocol, expected: 'TLSv1.3' }]
  },
}

const oldTlsRule: LiveRule<LiveSite> = {
  id: 'live-tls-minimum',
  level: 'warning',
  sentence: 'Who knows TLS 1.2 only can connect too.',
  harms: 'Readers on old systems get nothing, and do not tell why.',
  remedy: 'Set SSL/TLS › Edge Certificates › Minimum TLS Version of the zone to 1.2.',
  find({ olderTls, address }) {
    if (!isTlsFailure(olderTls?.code)) return []
    const found = olderTls?.failure ?? ''
    return [{ address, field: 'TLS 1.2', found, expected: 'a connection' }]
  },
}

const insecureRule: LiveRule<LiveSite> = {
  id: 'live-insecure',
  level: 'warning',
  sentence: 'The site is asked by https.',
  harms: 'Anybody on the way can read and change what subscribers get; browsers warn of it.',
  remedy:
    'Write https:// into `url` of site.yaml, and switch SSL/TLS › Edge Certificates › Always Use HTTPS on.',
  find: ({ secured, address }) =>
    secured && !secured.secure
      ? [{ address, field: '', found: 'http without TLS', expected: 'a redirect to https' }]
      : [],
}

const hstsRule: LiveRule<LiveSite> = {
  id: 'live-hsts',
  level: 'hint',
  sentence: 'Browsers know that the site is to be asked by https only.',
  harms: 'Who types the address goes over http first, where anybody on the way can answer.',
  remedy:
    'Switch SSL/TLS › Edge Certificates › HTTP Strict Transport Security on, once all hosts of the zone have https.',
  find({ secured, address }) {
    if (!secured?.secure || headerOf(secured.answer, 'strict-transport-security') !== undefined)
      return []
    return [{ address, field: 'Strict-Transport-Security', found: 'none', expected: 'max-age=…' }]
  },
}

/** Whether the site can be asked by https, by all who may want to. */
export const secureRules: readonly LiveRule<LiveSite>[] = [
  tlsRule,
  expiringRule,
  protocolRule,
  oldTlsRule,
  insecureRule,
  hstsRule,
]
