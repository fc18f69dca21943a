import type { Output } from './command.ts'

const usualColumns = 80
const logMilliseconds = 10_000
const clearedLine = '\r\u001b[2K'

/** The terminal that a command was called from, or the files and pipes in its place. */
export function terminal(): Output {
  const { stdout, stderr, env } = process
  // https://no-color.org: an empty value does not count.
  const colours = (env['NO_COLOR'] ?? '') === ''
  let waiting = false
  let told = performance.now()
  function progress(text: string): void {
    if (!stderr.isTTY) {
      tellLog(text)
      return
    }
    // A line that is broken could not be taken away; some terminals do not tell their width.
    stderr.write(clearedLine + text.slice(0, (stderr.columns || usualColumns) - 1))
    waiting = text !== ''
  }
  /** Who reads the log of a machine wants to know that it goes on, and not every step. */
  function tellLog(text: string): void {
    if (!env['CI'] || performance.now() - told < logMilliseconds) return
    told = performance.now()
    stderr.write(`${text}\n`)
  }
  function withoutProgress(write: (text: string) => void): (text: string) => void {
    return (text) => {
      if (waiting) progress('')
      write(text)
    }
  }
  return {
    out: withoutProgress((text) => console.log(text)),
    error: withoutProgress((text) => console.error(text)),
    progress,
    colour: stderr.isTTY && colours,
    outColour: stdout.isTTY && colours,
    columns: stdout.columns ?? Number.POSITIVE_INFINITY,
  }
}
