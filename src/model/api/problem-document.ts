import * as v from 'valibot'

/** What is wrong with a parameter. */
export const parameterProblem = v.object({
  parameter: v.string(),
  found: v.string(),
  expected: v.string(),
  suggestion: v.optional(v.string()),
})

/** A failure as programs are told of it (RFC 9457 §3.1). */
export const problemDocument = v.object({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: v.pipe(v.string(), v.description('What is wrong, as a sentence for people.')),
  errors: v.optional(
    v.pipe(v.array(parameterProblem), v.description('The parameters that are wrong.')),
  ),
})

export type ProblemDocument = v.InferOutput<typeof problemDocument>
