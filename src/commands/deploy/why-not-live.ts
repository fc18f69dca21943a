import { type Answer, headerOf } from '../../check/http/exchange.ts'
import { type FeedStates, validatorOf } from './feed-states.ts'
import type { Sighting } from './wait-for-version.ts'

/** Where `docs/deploy.md` tells what to do. */
const zoneSettings = 'docs/deploy.md#zone-settings-that-break-feeds'
const domains = 'docs/deploy.md#your-own-domain'

/**
 * Why a site does not serve what was deployed, and what to do, in a sentence or two.
 * @param before what it said before the deploy
 */
export function whyNotLive({ path, state }: Sighting, before: FeedStates): string {
  if ('failure' in state) return `${path}: ${state.failure}; ${connect}`
  const { answer } = state
  if (headerOf(answer, 'cf-mitigated')) return challenged(path, answer)
  const validator = validatorOf(state)
  if (validator !== undefined && validator === validatorOf(before.get(path))) {
    return `${path} is still what it was before: ${stale(answer)}`
  }
  if (validator !== undefined) {
    return `${path} is neither what was there before nor what was deployed: another Worker or site has this address, or somebody has deployed at the same time`
  }
  return `${path} is answered with ${statusOf(answer)}${serverOf(answer)}: ${elsewhere(answer)}`
}

const connect = `if the domain is new, its DNS and certificate may take some minutes; if it is not connected to the Worker yet, ${domains} says how`

function challenged(path: string, answer: Answer): string {
  return `${path} is answered with ${statusOf(answer)} and a challenge: what protects the zone keeps programs out, and with them feed readers; ${zoneSettings} says what to switch off`
}

function stale(answer: Answer): string {
  const cache = headerOf(answer, 'cf-cache-status')?.toUpperCase()
  const age = headerOf(answer, 'age')
  if (cache === 'HIT' || age !== undefined) {
    const since = age === undefined ? '' : ` that has had it for ${age} s`
    return `it comes from a cache${since}; purge it, and see ${zoneSettings}`
  }
  return 'another Worker or site has this address, or the deployment goes to a part of the requests only (npx wrangler deployments status)'
}

/** https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/ */
function elsewhere(answer: Answer): string {
  const { status } = answer
  if (status >= 520 && status <= 530) {
    return `Cloudflare knows the host, but no Worker is there; ${domains} says how to connect it`
  }
  if (status >= 300 && status < 400) {
    return `a redirect stands before the Worker; look at the rules of the zone, or at ${domains}`
  }
  if (status === 401 || status === 403 || status === 429 || status === 503) {
    return `something refuses programs there; ${zoneSettings} says what to look at`
  }
  return `something else answers at this address; ${domains} says how to connect it to the Worker`
}

function statusOf(answer: Answer): string {
  const location = headerOf(answer, 'location')
  return location === undefined ? String(answer.status) : `${answer.status} to ${location}`
}

function serverOf(answer: Answer): string {
  const server = headerOf(answer, 'server')
  return server === undefined ? '' : ` by a server that calls itself ${server}`
}
