import type { Sql } from './platform.ts'
import type { RequestRow } from './requests.ts'

/**
 * Makes, renews or ends the subscription that a request has asked for (WebSub §5.1): the last
 * request counts, whichever is confirmed first. What is still to be delivered stays so, and what was
 * published since the request is to be delivered now.
 */
export function applyRequest(sql: Sql, request: RequestRow, now: number): void {
  const { id, mode, topic, callback, host, asked, secret, made, lease, version } = request
  const expired = 'DELETE FROM subscriptions WHERE topic = ? AND callback = ? AND expires <= ?'
  sql.exec(expired, topic, callback, now)
  if (mode !== 'subscribe') {
    const ended = 'DELETE FROM subscriptions WHERE topic = ? AND callback = ? AND request < ?'
    sql.exec(ended, topic, callback, id)
    return
  }
  sql.exec(
    `INSERT INTO subscriptions (topic, callback, host, asked, secret, expires, request, delivered, due)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT ? FROM topics WHERE topic = ? AND version <> ?))
     ON CONFLICT (topic, callback) DO UPDATE SET asked = excluded.asked, secret = excluded.secret,
       expires = excluded.expires, request = excluded.request
     WHERE request < excluded.request`,
    ...[
      topic,
      callback,
      host,
      asked,
      secret,
      made + lease * 1000,
      id,
      version,
      now,
      topic,
      version,
    ],
  )
}

/** The subscriptions to a topic that still hold. */
export function liveSubscriptions(
  sql: Sql,
  topic: string,
  now: number,
): { callback: string; asked: string }[] {
  const query = 'SELECT callback, asked FROM subscriptions WHERE topic = ? AND expires > ?'
  return sql.exec<{ callback: string; asked: string }>(query, topic, now).toArray()
}

export function removeSubscriptions(sql: Sql, topic: string): void {
  sql.exec('DELETE FROM subscriptions WHERE topic = ?', topic)
}

/** Clears away the subscriptions whose lease has ended (WebSub §5.3.1). */
export function endLeases(sql: Sql, now: number): void {
  sql.exec('DELETE FROM subscriptions WHERE expires <= ?', now)
}
