import type { Rule } from '../rule.ts'
import { addressRule, documentKinds } from './address-rule.ts'
import type { AskedRequest } from './exchange.ts'
import { stableRules } from './stable-rules.ts'
import { answeredRule } from './status-rules.ts'
import type { ExchangeName, VisitedAddress } from './visited-address.ts'

interface ConditionalRule extends Omit<Rule<VisitedAddress>, 'find'> {
  /** The requests with a condition. */
  asked: readonly ExchangeName[]
  /** The status of the answers. */
  expected: number
  after: readonly Rule<VisitedAddress>[]
}

/** A rule about the status that conditional requests are answered with. */
export function conditionalRule(given: ConditionalRule): Rule<VisitedAddress> {
  const { asked, expected, ...facts } = given
  return addressRule({
    ...facts,
    kinds: documentKinds,
    // What changes by itself has other validators each time.
    after: [...facts.after, answeredRule, ...stableRules],
    find: ({ exchanges }) =>
      asked
        .flatMap((name) => exchanges[name] ?? [])
        .filter(({ answer }) => answer.status !== expected)
        .map(({ request, answer }) => ({
          field: conditionOf(request),
          found: String(answer.status),
          expected: String(expected),
        })),
  })
}

function conditionOf({ method, headers }: AskedRequest): string {
  const written = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${method} with ${written.join(' and ')}`
}
