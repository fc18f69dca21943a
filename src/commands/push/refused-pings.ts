import type { Ping } from '../../push/ping.ts'
import { counted } from '../problem-report.ts'

/** What became of feeds that a hub has not taken, a line each, and of those that it was not told. */
export function refusedPings(pings: readonly Ping[]): string {
  const told = pings.filter(({ attempts }) => attempts > 0)
  const untold = pings.length - told.length
  const rest = `${counted(untold, 'feed')} more: not told, as the hub does not answer`
  return [...told.map(pingLine), ...(untold > 0 ? [rest] : [])].join('\n')
}

function pingLine({ feed, status, text, attempts }: Ping): string {
  const answer = [...(status === undefined ? [] : [status]), text].join(' ').trim()
  const times = attempts > 1 ? ` (told ${attempts} times)` : ''
  return `${feed}: ${answer}${times}`
}
