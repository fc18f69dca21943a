import { applyRules } from '../../check/apply-rules.ts'
import type { Level, Rule } from '../../check/rule.ts'
import { buildRule } from '../../check/rules.ts'
import type { Problem } from '../../model/problem.ts'
import { optional } from '../../read/values/optional.ts'

/** A finding as it is told: which rule, and where. */
export interface Remark {
  rule: string
  level: Level
  /** What is so when the rule is kept. */
  sentence: string
  /** Path of a file of the author, when it stands in one. */
  file?: string
  /** Address of what was asked for, or the path of a feed that was given. */
  address?: string
  line?: number
  column?: number
  field: string
  found: string
  expected: string
  suggestion?: string
  /** How many more findings of the rule there are in the same place. */
  more?: number
  /** Other addresses at which the same was found. */
  also?: readonly string[]
}

/** What keeps a build from being made. */
export function remarkOf({ file, ...problem }: Problem): Remark {
  const { id, level, sentence } = buildRule
  return { rule: id, level, sentence, file, ...problem }
}

interface Place {
  file?: string
  address?: string
  /** How many findings of one rule are told; the others are counted. */
  most?: number
}

/** All that the rules have against the subject. */
export function remarksOf<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  { file, address, most }: Place = {},
): Remark[] {
  return applyRules(rules, subject, most).flatMap(({ rule, findings, more }) =>
    findings.map((finding, index) => ({
      rule: rule.id,
      level: rule.level,
      sentence: rule.sentence,
      ...optional('file', file),
      ...optional('address', address),
      ...finding,
      ...(more > 0 && index === findings.length - 1 && { more }),
    })),
  )
}

/**
 * What is found at several addresses is told once: an article is in many feeds, and a header is in
 * many answers.
 */
export function withoutRepetition(remarks: readonly Remark[]): Remark[] {
  const groups = Map.groupBy(remarks, (remark) => (remark.file ?? '') + keyOf(remark))
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    if (first.file !== undefined) return [first, ...others]
    const also = others.flatMap(({ address = '' }) => (address === first.address ? [] : [address]))
    const same = others.filter(({ address }) => address === first.address)
    return [{ ...first, ...(also.length > 0 && { also: [...new Set(also)] }) }, ...same]
  })
}

function keyOf({ rule, field, found, expected }: Remark): string {
  return JSON.stringify([rule, field.replace(/\d+/g, ''), found, expected])
}
