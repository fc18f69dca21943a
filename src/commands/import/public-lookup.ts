import { type LookupAddress, lookup } from 'node:dns'
import type { RequestOptions } from 'node:http'
import ipaddr from 'ipaddr.js'

/** Whether an address of the Internet protocol can be asked by anybody. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return true
  return ipaddr.process(text).range() === 'unicast'
}

/** Whether the host of an address is, as far as its name tells. */
export function isPublicHost({ hostname }: URL): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  return !/^localhost$|\.localhost$|\.local$|\.internal$/i.test(name) && isPublicAddress(name)
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
