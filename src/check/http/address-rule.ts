import type { Finding, Rule } from '../rule.ts'
import type { Answer } from './exchange.ts'
import { type AddressKind, answerOf, type VisitedAddress } from './visited-address.ts'

interface AddressRule extends Rule<VisitedAddress> {
  kinds: readonly AddressKind[]
  /** Rules without which this one says nothing: their breach explains its own. */
  after?: readonly Rule<VisitedAddress>[]
}

/** A rule for some kinds of addresses, silent where a rule that it builds on is broken. */
export function addressRule({ kinds, after = [], ...rule }: AddressRule): Rule<VisitedAddress> {
  return {
    ...rule,
    find(visited) {
      if (!kinds.includes(visited.kind)) return []
      if (after.some(({ find }) => find(visited).length > 0)) return []
      return rule.find(visited)
    },
  }
}

/** A rule about the answer to an ordinary GET. */
export function answerRule(
  rule: Omit<AddressRule, 'find'> & {
    findIn(answer: Answer, visited: VisitedAddress): Finding[]
  },
): Rule<VisitedAddress> {
  const { findIn, ...rest } = rule
  return addressRule({
    ...rest,
    find(visited) {
      const answer = answerOf(visited)
      return answer ? findIn(answer, visited) : []
    },
  })
}

/** Kinds of addresses at which a document is to be. */
export const documentKinds: readonly AddressKind[] = ['feed', 'page', 'list', 'text', 'api']

/** Kinds of addresses at which something is to be. */
export const presentKinds: readonly AddressKind[] = [...documentKinds, 'asset']
