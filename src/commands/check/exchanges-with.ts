import type { AskedRequest, Exchange } from '../../check/http/exchange.ts'
import type { ExchangeName, VisitedAddress } from '../../check/http/visited-address.ts'
import type { Failure } from '../asking/failure.ts'
import { requestFor } from './request-for.ts'

/** What a harmless visitor asks of any feed. */
export const harmlessExchanges: readonly ExchangeName[] = [
  'plain',
  'again',
  'gzip',
  'head',
  'sameEtag',
  'sameEtagGzip',
  'headSameEtag',
  'etagList',
  'anyEtag',
  'sameDate',
  'laterDate',
  'rfc850Date',
  'asctimeDate',
  'oldEtag',
  'noDate',
  'query',
]

/** What is asked of a feed of our own. */
export const allExchanges: readonly ExchangeName[] = [...harmlessExchanges, 'post', 'preflight']

export type Ask = (request: AskedRequest) => Promise<Exchange | Failure>

type Exchanges = Pick<VisitedAddress, 'exchanges' | 'failures' | 'unasked'>

/** How the questions are asked. */
export interface Asking {
  ask: Ask
  /** Milliseconds since 1970, by the clock of who asks. */
  now: number
  /** Whether there is time for another question; there is without it. */
  hasTime?(): boolean
  /** Called before each question. */
  onAsk?(name: ExchangeName): void
}

// Whoever needs longer for one answer would need minutes for all.
const slowest = 5000

/**
 * Asks an address for everything that is named, besides the plain GET that has been answered
 * already. When that is not a 200, there is nothing else to ask.
 */
export async function exchangesWith(
  plain: Exchange,
  names: readonly ExchangeName[],
  { ask, now, hasTime = () => true, onAsk }: Asking,
): Promise<Exchanges> {
  const answered: Outcome[] = [['plain', plain]]
  if (plain.answer.status !== 200) return sorted(answered)
  const { duration = 0 } = plain
  const unasked: ExchangeName[] = []
  // One after the other, as one reader would, and so that no request waits for another's end.
  for (const name of names) {
    const request = requestFor(name, sorted(answered).exchanges, now)
    if (!request) continue
    if (duration > slowest || !hasTime()) {
      unasked.push(name)
      continue
    }
    onAsk?.(name)
    answered.push([name, await ask(request)])
  }
  return { ...sorted(answered), ...(unasked.length > 0 && { unasked }) }
}

type Outcome = readonly [name: ExchangeName, outcome: Exchange | Failure]

/** Answers on the one hand, failures on the other. */
export function sorted(
  outcomes: readonly Outcome[],
): Pick<VisitedAddress, 'exchanges' | 'failures'> {
  const exchanges: Partial<Record<ExchangeName, Exchange>> = {}
  const failures: Partial<Record<ExchangeName, string>> = {}
  for (const [name, outcome] of outcomes) {
    if ('failure' in outcome) failures[name] = outcome.failure
    else exchanges[name] = outcome
  }
  return { exchanges, failures }
}
