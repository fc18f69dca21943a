import fc from 'fast-check'
import { character } from './character.ts'

const plain = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-._~!$&'()*+,;=:@"
const part = fc.string({
  unit: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...plain) },
    { weight: 1, arbitrary: character.map(encodeURIComponent) },
  ),
})
const path = fc.array(part, { maxLength: 4 }).map((parts) => parts.map((one) => `/${one}`).join(''))

/** The address of a page. The one of fast-check is the same, and draws from a table of all characters. */
export const webAddress = fc
  .tuple(fc.constantFrom('http', 'https'), fc.domain(), path)
  .map(([scheme, domain, segments]) => `${scheme}://${domain}${segments}`)

/** An address with a query and a fragment. */
export const longWebAddress = fc
  .tuple(webAddress, part, part)
  .map(([address, query, fragment]) => `${address}?${query}#${fragment}`)
