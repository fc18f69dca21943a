import type { Position } from '../model/problem.ts'

/** How much a breach matters: subscribers are harmed, may be harmed, or could be served better. */
export const levels = ['error', 'warning', 'hint'] as const
export type Level = (typeof levels)[number]

/** What a rule has against its subject. */
export interface Finding extends Partial<Position> {
  /** Path of the file, when it is not the subject's own. */
  file?: string
  /** Where it was found, when that is not what the rule looked at. */
  address?: string
  /** What it is about, such as `item 3 guid`; empty when it is about the whole. */
  field: string
  found: string
  expected: string
  suggestion?: string
}

/** One thing that subscribers need; `docs/rules.md` has a paragraph on each. */
export interface Rule<Subject> {
  /** In kebab-case, never used for another rule. */
  id: string
  level: Level
  /** What is so when the rule is kept. */
  sentence: string
  /** Every breach of it; none when it is kept or does not apply. */
  find(subject: Subject): Finding[]
}
