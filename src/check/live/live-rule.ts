import type { Finding, Rule } from '../rule.ts'

/** What a live rule has against its subject. */
export interface LiveFinding extends Finding {
  /** Names of the clients that are harmed, where it depends on them. */
  clients?: readonly string[]
}

/** What subscribers need of a live site; `docs/doctor.md` has a paragraph on each. */
export interface LiveRule<Subject> extends Rule<Subject> {
  /** Who is harmed and how, as a sentence. */
  harms: string
  /** What to do, as a sentence. */
  remedy: string
  find(subject: Subject): LiveFinding[]
}

/** A rule that says nothing where another one is broken: its breach explains this one's. */
export function afterRules<Subject>(
  before: readonly Rule<Subject>[],
  rule: LiveRule<Subject>,
): LiveRule<Subject> {
  return {
    ...rule,
    find: (subject) =>
      before.some(({ find }) => find(subject).length > 0) ? [] : rule.find(subject),
  }
}
