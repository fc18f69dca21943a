import { type Answer, headerOf } from '../http/exchange.ts'

const notThere = 'deploy the site, or look whether the route of the Worker covers this address'
const broken = 'look at the log of the Worker: npx wrangler tail'
const address =
  'see Security › Security rules › IP Access Rules: the network of this machine is blocked, as those of services may be'

const byStatus: Readonly<Record<number, string>> = {
  401: 'take the protection with a password, or Cloudflare Access, off the feeds',
  403: 'see Security › Events for the rule that blocks this client, and skip it for the feeds',
  404: notThere,
  410: notThere,
  429: 'take the feeds out of the rate limiting rule; FreshRSS and NetNewsWire then leave the whole host alone',
  500: broken,
  502: broken,
  503: 'see Security › Events; FreshRSS then leaves the whole host alone',
  522: 'the zone points at a server that does not answer: the Worker needs a custom domain or a route',
  525: 'the zone points at another server, whose TLS does not work',
  526: 'the zone points at another server, whose certificate is not valid',
  530: 'see docs/doctor.md: the name leads nowhere at Cloudflare (error 1016 and others)',
}

// developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors
const byError: Readonly<Record<number, string>> = {
  1005: address,
  1006: address,
  1007: address,
  1008: address,
  1009: 'take the feeds out of the rule that blocks countries: services ask from all over the world',
  1010: 'switch Browser Integrity Check off, or skip it for the feeds',
  1011: 'switch Hotlink Protection off, or skip it for the feeds',
  1015: 'take the feeds out of the rate limiting rule; FreshRSS and NetNewsWire then leave the whole host alone',
  1016: 'the name leads to no server: the Worker needs a custom domain or a route',
  1020: 'take the feeds out of the custom rule of the WAF that blocks this client',
  1027: 'the Worker has had all requests that the Free plan has for a day',
  1101: broken,
  1102: `the Worker needs more time than it has; ${broken}`,
}

/** What to do about a status, or about the number that Cloudflare gives with it. */
export function adviceOn(status: number, error: number | undefined): string | undefined {
  return (error === undefined ? undefined : byError[error]) ?? byStatus[status]
}

/** The number of an error page of Cloudflare, short for programs or long for browsers. */
export function cloudflareError(answer: Answer): number | undefined {
  if (!/cloudflare/i.test(headerOf(answer, 'server') ?? 'cloudflare')) return undefined
  const text = new TextDecoder().decode(answer.content?.subarray(0, 8192))
  const found = /^error code: (1\d{3})\s*$/.exec(text) ?? /cf-error-code"?>\s*(1\d{3})</.exec(text)
  return found ? Number(found[1]) : undefined
}
