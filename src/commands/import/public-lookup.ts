import { type LookupAddress, lookup } from 'node:dns'
import type { RequestOptions } from 'node:http'
import { isPublicAddress } from '../../model/public-network.ts'

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
