import type { Level } from '../../check/rule.ts'
import type { Remark } from '../check/remark.ts'

/** A finding of the doctor: what is wrong, whom it harms, and what to do. */
export interface Diagnosis extends Remark {
  /** Who is harmed, in words; absent where the rule is one of `npm run check`. */
  harms?: string
  /** What to do; absent where the rule is one of `npm run check`. */
  remedy?: string
  /** Names of the clients that it was seen with; empty when it does not depend on them. */
  clients: readonly string[]
}

/** What a client has of a feed. */
export interface ClientResult {
  client: string
  /** Without an error and without a warning. */
  ok: boolean
  /** In a few words, such as `200 gzip, 304` or `403 challenge`. */
  words: string
}

export interface ExaminedFeed {
  /** As the site itself names it. */
  url: string
  clients: readonly ClientResult[]
}

/** All that was found out about a live site. */
export interface Examination {
  /** Whether there is no error. */
  ok: boolean
  /** Where the site was asked. */
  address: string
  /** The origin that its documents name; that of the address when none does. */
  site: string
  counts: Readonly<Record<Level, number>>
  findings: readonly Diagnosis[]
  feeds: readonly ExaminedFeed[]
  /** What was found out that is no finding, a sentence each. */
  notes: readonly string[]
  /** How many requests were sent. */
  requests: number
}
