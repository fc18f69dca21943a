import { printable } from '../paint.ts'

/** The texts that remarks are about, by the paths and addresses that they name. */
export type Sources = ReadonlyMap<string, string>

const before = 40
const width = 100

/** The line of a text that a remark is about, and a mark below the place. */
export function codeFrame(
  text: string | undefined,
  line: number | undefined,
  column: number | undefined,
): string[] {
  const whole = line === undefined ? undefined : text?.split(/\r?\n/)[line - 1]
  if (whole === undefined || whole.trim() === '') return []
  // A feed may be one long line.
  const start = Math.max(0, Math.min((column ?? 1) - 1 - before, whole.length - 1))
  const end = start + width
  const shown =
    (start > 0 ? '…' : '') + printable(whole.slice(start, end)) + (end < whole.length ? '…' : '')
  const number = String(line)
  const mark =
    column === undefined ? '' : `${' '.repeat(column - 1 - start + (start > 0 ? 1 : 0))}^`
  return [
    `${number} | ${shown}`,
    ...(mark === '' ? [] : [`${' '.repeat(number.length)} | ${mark}`]),
  ]
}
