import type { Ping } from '../../push/ping.ts'

/** What became of telling a hub of a feed, on one line. */
export function pingLine({ feed, status, text, attempts }: Ping): string {
  const answer = [...(status === undefined ? [] : [status]), text].join(' ').trim()
  const times = attempts > 1 ? ` (told ${attempts} times)` : ''
  return `${feed}: ${answer}${times}`
}
