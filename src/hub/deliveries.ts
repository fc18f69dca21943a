import { hubLimits } from './hub-limits.ts'
import type { DeliveryReport } from './hub-object.ts'
import type { Sql } from './platform.ts'

/** A delivery that is in somebody's hands. */
export interface ClaimedDelivery {
  id: number
  topic: string
  callback: string
  secret: string | null
}

const idsGiven = 's.id IN (SELECT value FROM json_each(?))'

/** What is to be delivered: those who have not got, or given up on, what was published last. */
const outstanding = `subscriptions AS s JOIN topics AS t ON t.topic = s.topic
  AND t.body IS NOT NULL AND s.delivered <> t.version AND s.expires >`

/** A newer version takes the place of one that could not be delivered, and is tried anew. */
export function restartDeliveries(sql: Sql, topic: string, now: number): void {
  sql.exec(
    `UPDATE subscriptions SET attempts = 0, due = NULL, claimed = nullif(claimed, min(claimed, ?))
     WHERE topic = ? AND (attempts > 0 OR due IS NOT NULL OR claimed <= ?)`,
    ...[now, topic, now],
  )
}

/** The deliveries of a topic that are in nobody's hands and do not wait for another try. */
export function readyDeliveries(sql: Sql, topic: string, now: number): number[] {
  return sql
    .exec<{ id: number }>(
      `SELECT s.id AS id FROM ${outstanding} ? WHERE s.topic = ? AND s.claimed IS NULL
       AND s.due IS NULL ORDER BY s.id`,
      ...[now, topic],
    )
    .toArray()
    .map(({ id }) => id)
}

/** The deliveries that are to be tried again, or were taken and never reported, by their topics. */
export function dueDeliveries(sql: Sql, now: number): { topic: string; ids: number[] }[] {
  const rows = sql
    .exec<{ id: number; topic: string }>(
      `SELECT s.id AS id, s.topic AS topic FROM ${outstanding} ?
       WHERE coalesce(s.claimed, s.due) <= ? ORDER BY s.id`,
      ...[now, now],
    )
    .toArray()
  const byTopic = Map.groupBy(rows, ({ topic }) => topic)
  return Array.from(byTopic, ([topic, group]) => ({ topic, ids: group.map(({ id }) => id) }))
}

/** Deliveries whose time has come are as ready as those that were never tried. */
export function makeReady(sql: Sql, ids: readonly number[]): void {
  sql.exec(
    `UPDATE subscriptions AS s SET claimed = NULL, due = NULL WHERE ${idsGiven}`,
    JSON.stringify(ids),
  )
}

/**
 * Those of these deliveries that are to be made now; nobody else gets them before the term ends. A
 * message that comes twice changes no waiting time.
 */
export function claimDeliveries(sql: Sql, ids: readonly number[], now: number): ClaimedDelivery[] {
  const rows = sql
    .exec<ClaimedDelivery>(
      `SELECT s.id AS id, s.topic AS topic, s.callback AS callback, s.secret AS secret
       FROM ${outstanding} ? WHERE ${idsGiven} AND (s.claimed IS NULL OR s.claimed <= ?)
       AND (s.due IS NULL OR s.due <= ?)`,
      ...[now, JSON.stringify(ids), now, now],
    )
    .toArray()
  const claimed = rows.filter(({ topic }) => topic === rows[0]?.topic)
  sql.exec(
    `UPDATE subscriptions AS s SET claimed = ?, attempts = attempts + 1 WHERE ${idsGiven}`,
    ...[now + hubLimits.deliveryTerm * 1000, JSON.stringify(claimed.map(({ id }) => id))],
  )
  return claimed
}

/** What follows from the outcome of a delivery. */
export interface Consequence {
  /** When there is something to do for this subscriber again. */
  due?: number
  /** The callback of a delivery that was given up. */
  givenUp?: string
}

/**
 * Notes what has become of a delivery (WebSub §7): 2xx is success, 410 ends the subscription, all
 * else is tried again, and given up at the end; the subscription stays until its lease ends.
 */
export function noteDelivery(
  sql: Sql,
  { id, version, status }: DeliveryReport,
  now: number,
): Consequence {
  if (status === 410) {
    sql.exec('DELETE FROM subscriptions WHERE id = ?', id)
    return {}
  }
  return status >= 200 && status < 300
    ? noteSuccess(sql, id, version, now)
    : noteFailure(sql, id, version, now)
}

function noteSuccess(sql: Sql, id: number, version: string, now: number): Consequence {
  const [row] = sql
    .exec<{ due: number | null }>(
      // What was published meanwhile was not given to anybody while this one was on its way.
      `UPDATE subscriptions AS s SET delivered = ?, attempts = 0, claimed = NULL, given_up = 0,
       due = (SELECT ? FROM topics AS t WHERE t.topic = s.topic AND t.version <> ?)
       WHERE id = ? RETURNING due`,
      ...[version, now, version, id],
    )
    .toArray()
  return row && row.due !== null ? { due: row.due } : {}
}

function noteFailure(sql: Sql, id: number, version: string, now: number): Consequence {
  const [row] = sql
    .exec<{ attempts: number; callback: string }>(
      'SELECT attempts, callback FROM subscriptions WHERE id = ?',
      id,
    )
    .toArray()
  if (!row) return {}
  const due = nextTry(row.attempts, now)
  if (due !== undefined) {
    sql.exec('UPDATE subscriptions SET due = ?, claimed = NULL WHERE id = ?', due, id)
    return { due }
  }
  sql.exec(
    `UPDATE subscriptions SET delivered = ?, attempts = 0, due = NULL, claimed = NULL,
     given_up = given_up + 1 WHERE id = ?`,
    ...[version, id],
  )
  return { givenUp: row.callback }
}

/** @param attempts none when a newer version was published meanwhile, which starts anew */
function nextTry(attempts: number, now: number): number | undefined {
  if (attempts === 0) return now
  const wait = hubLimits.retries[attempts - 1]
  return wait === undefined ? undefined : now + wait * 1000
}

/** When `dueDeliveries` has something next. */
export function deliveriesDue(sql: Sql, now: number): number | null {
  const query = `SELECT min(coalesce(s.claimed, s.due)) AS at FROM ${outstanding} ?`
  return sql.exec<{ at: number | null }>(query, now).toArray()[0]?.at ?? null
}
