import { randomInt } from 'node:crypto'
import { tagPrefix } from '../../model/channel.ts'
import type { Site } from '../../model/site.ts'

// Without those that are mistaken for others.
const characters = '23456789abcdefghjkmnpqrstvwxyz'
const length = 8

/**
 * An id that no article has or had: a `tag:` URI (RFC 4151) of the site.
 * @param taken all ids that the content has
 */
export function mintId(site: Pick<Site, 'ids'>, taken: ReadonlySet<string>): string {
  const id = tagPrefix(site) + Array.from({ length }, randomCharacter).join('')
  return taken.has(id) ? mintId(site, taken) : id
}

function randomCharacter(): string {
  return characters.charAt(randomInt(characters.length))
}
