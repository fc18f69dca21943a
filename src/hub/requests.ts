import { hubLimits } from './hub-limits.ts'
import type { CallbackTask, HubLimit } from './hub-object.ts'
import type { Sql } from './platform.ts'
import type { SubscriptionRequest } from './subscription-request.ts'

/** A request that the callback has not answered yet. */
export interface RequestRow extends CallbackTask {
  topic: string
  host: string
  secret: string | null
  /** The version of the topic at the time of the request. */
  version: string
  /** When the callback was asked, in milliseconds since 1970. */
  made: number
}

const shown = 'id, mode, topic, callback, host, asked, secret, lease, version, made'
const idsGiven = 'id IN (SELECT value FROM json_each(?))'

/** The limit that a request would exceed (WebSub §5.1.2 leaves them to the hub). */
export function limitReached(
  sql: Sql,
  { mode, topic, callback }: SubscriptionRequest,
  now: number,
): HubLimit | undefined {
  const host = hostOf(callback)
  const recent = now - hubLimits.failedRequest * 1000
  const ofHost = `requests WHERE host = ? AND mode <> 'denied' AND (failed IS NULL OR failed > ?)`
  const same = 'subscriptions WHERE topic = ? AND callback = ? AND expires > ?'
  if (count(sql, same, topic, callback, now) > 0) {
    // Nothing that others ask for keeps a subscriber from renewing what he has, or from ending it.
    const ofCallback = count(sql, `${ofHost} AND callback = ?`, host, recent, callback)
    return ofCallback >= hubLimits.pendingOfCallback ? 'pendingOfCallback' : undefined
  }
  const pending = count(sql, `requests WHERE failed IS NULL AND mode <> 'denied'`)
  if (pending >= hubLimits.pending) return 'pending'
  if (count(sql, ofHost, host, recent) >= hubLimits.pendingOfHost) return 'pendingOfHost'
  if (mode === 'unsubscribe') return undefined
  const live = 'subscriptions WHERE expires > ?'
  if (count(sql, live, now) >= hubLimits.subscriptions) return 'subscriptions'
  const liveOfHost = 'subscriptions WHERE host = ? AND expires > ?'
  if (count(sql, liveOfHost, host, now) >= hubLimits.subscriptionsOfHost) {
    return 'subscriptionsOfHost'
  }
  return undefined
}

/**
 * Notes a request; later ones have higher numbers.
 * @param version of the topic, as it is now
 */
export function addRequest(
  sql: Sql,
  request: Omit<SubscriptionRequest, 'mode'> & Pick<CallbackTask, 'mode'>,
  version: string,
  made: number,
): CallbackTask {
  const { mode, topic, asked, callback, lease, secret = null } = request
  const [row] = sql
    .exec<{ id: number }>(
      `INSERT INTO requests (mode, topic, callback, host, asked, secret, lease, version, made)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      ...[mode, topic, callback, hostOf(callback), asked, secret, lease, version, made],
    )
    .toArray()
  if (!row) throw new Error('the request has no number')
  return { id: row.id, mode, asked, callback, lease }
}

/** The requests of these that have no outcome yet. */
export function openRequests(sql: Sql, ids: readonly number[]): RequestRow[] {
  const query = `SELECT ${shown} FROM requests WHERE failed IS NULL AND ${idsGiven}`
  return sql.exec<RequestRow>(query, JSON.stringify(ids)).toArray()
}

/** Forgets a request that is carried out, and those before it, which it takes the place of. */
export function closeWithEarlier(sql: Sql, { id, topic, callback, host }: RequestRow): void {
  const earlier = 'host = ? AND topic = ? AND callback = ? AND failed IS NULL AND id < ?'
  sql.exec(`DELETE FROM requests WHERE id = ? OR (${earlier})`, id, host, topic, callback, id)
}

/** Keeps for a while that a request was not confirmed. */
export function noteFailed(sql: Sql, id: number, now: number): void {
  sql.exec('UPDATE requests SET failed = ?, secret = NULL WHERE id = ?', now, id)
}

/** The requests whose outcome nobody has told, which now are made again. */
export function overdueRequests(sql: Sql, now: number): number[] {
  const before = now - hubLimits.requestTerm * 1000
  sql.exec(
    'UPDATE requests SET failed = ?, secret = NULL WHERE failed IS NULL AND made <= ? AND tries >= ?',
    ...[now, before, hubLimits.requestTries],
  )
  sql.exec('DELETE FROM requests WHERE failed <= ?', now - hubLimits.failedRequest * 1000)
  return sql
    .exec<{ id: number }>(
      `UPDATE requests SET made = ?, tries = tries + 1 WHERE failed IS NULL AND made <= ?
       RETURNING id`,
      ...[now, before],
    )
    .toArray()
    .map(({ id }) => id)
}

/** When `overdueRequests` has something to do next. */
export function requestsDue(sql: Sql): number | null {
  const [row] = sql
    .exec<{ at: number | null }>(
      `SELECT min(at) AS at FROM (SELECT min(made) + ? AS at FROM requests WHERE failed IS NULL
       UNION ALL SELECT min(failed) + ? FROM requests WHERE failed IS NOT NULL)`,
      ...[hubLimits.requestTerm * 1000, hubLimits.failedRequest * 1000],
    )
    .toArray()
  return row?.at ?? null
}

function count(sql: Sql, rows: string, ...values: (string | number)[]): number {
  return (
    sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${rows}`, ...values).toArray()[0]?.n ?? 0
  )
}

function hostOf(callback: string): string {
  return new URL(callback).hostname.replace(/\.$/, '')
}
