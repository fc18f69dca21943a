import ipaddr from 'ipaddr.js'
import { hubLimits } from './hub-limits.ts'

// Names that lead into the network of whoever looks them up (RFC 6761, RFC 6762, RFC 8375, RFC 7686,
// and what routers, data centres and administrators use).
const innerNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|invalid|onion)$/

// Microsoft's clouds answer their own machines here, with an address that looks public.
const metadataAddress = '168.63.129.16'

/**
 * What is wrong with an address that is to be called back, as the end of a sentence; undefined when
 * nothing is. Whoever controls it decides where the hub sends requests, so that it has to lead to
 * the public web and not back here.
 * @param ownHosts the hosts on which this site answers
 */
export function callbackProblem(callback: string, ownHosts: readonly string[]): string | undefined {
  if (callback.length > hubLimits.callbackLength) {
    return `is longer than ${hubLimits.callbackLength} characters`
  }
  const url = URL.parse(callback)
  if (!url || !/^https:\/\//i.test(callback) || /\s/.test(callback)) {
    return 'is no address that begins with https://'
  }
  if (url.username !== '' || url.password !== '') return 'has a user name or password'
  if (callback.includes('#')) return 'has a fragment, which is never sent'
  // Below are the services of machines that speak something else than HTTP.
  if (url.port !== '' && Number(url.port) < 1024) return 'has a port below 1024 that is not 443'
  return hostProblem(url.hostname.replace(/\.$/, ''), ownHosts)
}

/** @param host as `URL` has it: lower case, and addresses in their usual notation */
function hostProblem(host: string, ownHosts: readonly string[]): string | undefined {
  if (ownHosts.some((own) => bareHost(own) === bareHost(host))) return 'leads back to this site'
  const literal = host.replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValid(literal)) return isPublic(literal) ? undefined : 'is not in the public network'
  if (!host.includes('.') || innerNames.test(host)) return 'is not in the public network'
  return undefined
}

/** Sites answer with and without it. */
function bareHost(host: string): string {
  return host.replace(/\.$/, '').replace(/^www\./, '')
}

function isPublic(literal: string): boolean {
  const address = ipaddr.parse(literal)
  if (address.range() !== 'unicast' || address.toString() === metadataAddress) return false
  // Of IPv6 only this part is given to networks (RFC 4291 §2.4).
  return address.kind() === 'ipv4' || /^[23][0-9a-f]{3}:/.test(address.toNormalizedString())
}
