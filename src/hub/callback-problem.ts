import { isPublicHost } from '../model/public-network.ts'
import { hubLimits } from './hub-limits.ts'

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

function hostProblem(host: string, ownHosts: readonly string[]): string | undefined {
  if (ownHosts.some((own) => bareHost(own) === bareHost(host))) return 'leads back to this site'
  return isPublicHost(host) ? undefined : 'is not in the public network'
}

/** Sites answer with and without it. */
function bareHost(host: string): string {
  return host.replace(/\.$/, '').replace(/^www\./, '')
}
