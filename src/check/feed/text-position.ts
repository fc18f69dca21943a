import { partitionPoint } from '../../model/partition-point.ts'
import type { Position } from '../../model/problem.ts'

/** The offset at which each line of the text begins. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1)
  }
  return starts
}

/** @param lines what `lineStarts` gives */
export function textPosition(lines: readonly number[], offset: number): Position {
  const line = partitionPoint(lines.length, (place) => (lines[place] ?? 0) <= offset)
  return { line, column: offset - (lines[line - 1] ?? 0) + 1 }
}
