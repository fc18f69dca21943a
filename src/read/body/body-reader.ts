import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Recall } from '../../model/recall.ts'
import { type Places, recorded, type Visit } from '../values/places.ts'
import { resolveAddress } from '../values/resolve-address.ts'
import { type Body, type BodySource, readBody } from './read-body.ts'

/** A body without a problem, as it was read once, and what it names of the other files. */
export interface KnownBody {
  body: Body
  visits: readonly Visit[]
}

/**
 * Reads bodies as `readBody` does, and takes those that are known from an earlier build: when all
 * that they are made of is as it was, and their addresses still lead to the same.
 */
export function bodyReader(known: Recall<KnownBody>): typeof readBody {
  return (source, list, places) => {
    const key = hash('sha256', JSON.stringify(source))
    const found = known.get(key)
    if (found && isDeepStrictEqual(visitAgain(found.visits, source, places), found.visits)) {
      return found.body
    }
    const { visits, places: own } = recorded(places)
    const problems = list.problems.length
    const body = readBody(source, list, own)
    // What is suggested depends on every name there is.
    if (list.problems.length === problems) known.set(key, { body, visits })
    return body
  }
}

/** Where addresses lead now; the files among them are asked for, as in the reading itself. */
function visitAgain(
  known: readonly Visit[],
  { path, page }: BodySource,
  places: Places,
): readonly Visit[] {
  const { visits, places: own } = recorded(places)
  for (const { address } of known) resolveAddress(address, path, page, own)
  return visits
}
