import type { Finding, Rule } from './rule.ts'

/** A rule that is broken. */
export interface Breach {
  rule: Pick<Rule<never>, 'id' | 'level' | 'sentence'>
  /** The first few. */
  findings: readonly Finding[]
  /** How many more there are. */
  more: number
}

// Whoever mends five of a kind mends them all.
const shown = 5

/**
 * All that the rules have against the subject, rule by rule.
 * @param most how many findings of a rule are told; the others are counted
 */
export function applyRules<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  most = shown,
): Breach[] {
  return rules.flatMap(({ id, level, sentence, find }) => {
    const all = find(subject)
    if (all.length === 0) return []
    const findings = all.slice(0, most)
    return [{ rule: { id, level, sentence }, findings, more: all.length - findings.length }]
  })
}
