import { UsageError } from '../command.ts'
import type { Reply } from './ask.ts'

/** Whether the site says that there is nothing. */
export function isAbsent({ status }: Pick<Reply, 'status'>): boolean {
  return status === 404 || status === 410
}

/** Whether the site is out of order, or has had enough of us. */
export function isFailure({ status }: Pick<Reply, 'status'>): boolean {
  return status === 429 || status >= 500
}

/** What subscribers have is not known when the site does not tell. */
export function notAnswered({ url, status }: Reply): UsageError {
  return new UsageError(`${url.href}: it answers HTTP ${status}, so what was there is not known`)
}
