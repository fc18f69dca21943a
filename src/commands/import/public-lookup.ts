import { type LookupAddress, lookup } from 'node:dns'
import type { RequestOptions } from 'node:http'
import ipaddr from 'ipaddr.js'

// Microsoft's clouds answer their own machines here, with an address that looks public.
const metadataAddress = '168.63.129.16'

/** Whether an address of the Internet protocol can be asked by anybody. */
function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return true
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast' || address.toString() === metadataAddress) return false
  // Of IPv6 only this part is given to networks (RFC 4291 §2.4).
  return address.kind() === 'ipv4' || /^[23][0-9a-f]{3}:/.test(address.toNormalizedString())
}

/** Whether the host of an address is, as far as its name tells. */
export function isPublicHost({ hostname }: URL): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  return !/(?:^|\.)(?:localhost|local|internal)\.?$/i.test(name) && isPublicAddress(name)
}

/** Looks up names, and refuses those that lead into the own network. */
export const publicLookup: NonNullable<RequestOptions['lookup']> = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error || !first) return done(error ?? new Error('no address'), [])
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new Error('its host is in a private network'), [])
    }
    if (options.all) return done(null, addresses)
    return done(null, first.address, first.family)
  })
}
