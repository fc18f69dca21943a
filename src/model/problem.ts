/** A place in a text file; both count from 1, columns in UTF-16 code units. */
export interface Position {
  line: number
  column: number
}

/** One mistake in the content, told so that its author can mend it. */
export interface Problem extends Position {
  /** Path of the file, as the person who ran the command would write it. */
  file: string
  /** The field, such as `source.url` or `topics[1]`; empty when it is about the file. */
  field: string
  found: string
  expected: string
  /** What to write instead, where there is a good guess. */
  suggestion?: string
}

/** Orders problems as one reads: by file, then from top to bottom. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
