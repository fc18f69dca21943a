import ipaddr from 'ipaddr.js'

// Names that lead into the network of whoever looks them up (RFC 6761, RFC 6762, RFC 8375, RFC 7686,
// and what routers, data centres and administrators use).
const innerNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|invalid|onion)$/

// Microsoft's clouds answer their own machines here, with an address that looks public.
const metadataAddress = '168.63.129.16'

/** Whether an address of the Internet protocol can be asked by anybody. */
export function isPublicAddress(literal: string): boolean {
  const address = ipaddr.parse(literal)
  if (address.range() !== 'unicast' || address.toString() === metadataAddress) return false
  // Of IPv6 only this part is given to networks (RFC 4291 §2.4).
  return address.kind() === 'ipv4' || /^[23][0-9a-f]{3}:/.test(address.toNormalizedString())
}

/**
 * Whether the host of an address is one of the public web, as far as its name tells.
 * @param host as `URL` has it: lower case, and addresses in their usual notation
 */
export function isPublicHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  if (ipaddr.isValid(name)) return isPublicAddress(name)
  return name.includes('.') && !innerNames.test(name)
}
