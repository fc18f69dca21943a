import type { Output } from './command.ts'

const usualColumns = 80
const clearedLine = '\r\u001b[2K'

/** The terminal that a command was called from, or the files and pipes in its place. */
export function terminal(): Output {
  const { stdout, stderr, env } = process
  // https://no-color.org: an empty value does not count.
  const colours = (env['NO_COLOR'] ?? '') === ''
  let waiting = false
  function progress(text: string): void {
    if (!stderr.isTTY) return
    // A line that is broken could not be taken away; some terminals do not tell their width.
    stderr.write(clearedLine + text.slice(0, (stderr.columns || usualColumns) - 1))
    waiting = text !== ''
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
