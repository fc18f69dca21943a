import { hubLimits } from './hub-limits.ts'
import type { Sql } from './platform.ts'

/** A feed as it was published last. */
export interface TopicRow {
  topic: string
  version: string
  media_type: string | null
  /** As gzip; null while nothing was published since the first subscription. */
  body: ArrayBuffer | null
}

/** A feed as it is now. */
export interface PublishedTopic {
  topic: string
  version: string
  mediaType: string
  /** As gzip. */
  body: ArrayBuffer
}

export function topicRow(sql: Sql, topic: string): TopicRow | undefined {
  const query = 'SELECT topic, version, media_type, body FROM topics WHERE topic = ?'
  return sql.exec<TopicRow>(query, topic).toArray()[0]
}

/** The version that was published last, of a topic that anybody has subscribed to. */
export function knownVersion(sql: Sql, topic: string): string | undefined {
  const query = 'SELECT version FROM topics WHERE topic = ?'
  return sql.exec<{ version: string }>(query, topic).toArray()[0]?.version
}

/** The topics that anybody has subscribed to. */
export function knownTopics(sql: Sql): string[] {
  const rows = sql.exec<{ topic: string }>('SELECT topic FROM topics ORDER BY topic').toArray()
  return rows.map(({ topic }) => topic)
}

/** Notes what the first subscriber of a topic has; others may have done so meanwhile. */
export function addTopic(sql: Sql, topic: string, version: string): void {
  sql.exec('INSERT OR IGNORE INTO topics (topic, version) VALUES (?, ?)', topic, version)
}

export function removeTopic(sql: Sql, topic: string): void {
  sql.exec('DELETE FROM topics WHERE topic = ?', topic)
}

/** Keeps the content of a new version until there is a newer one: a deploy changes no delivery. */
export function keepVersion(
  sql: Sql,
  { topic, version, mediaType, body }: PublishedTopic,
  now: number,
): void {
  sql.exec(
    'UPDATE topics SET version = ?, media_type = ?, body = ? WHERE topic = ?',
    ...[version, mediaType, body, topic],
  )
  planLook(sql, topic, true, now)
}

/** Has these topics compared again some time after a ping. */
export function planChecks(sql: Sql, topics: readonly string[], now: number): void {
  sql.exec(
    // Whoever pings again and again does not put it off, and has nothing written.
    `UPDATE topics SET checks = 0, check_at = ?
     WHERE check_at IS NULL AND topic IN (SELECT value FROM json_each(?))`,
    ...[afterPing(0, now), JSON.stringify(topics)],
  )
}

/** The topics that are to be compared again now, and plans the next time. */
export function dueChecks(sql: Sql, now: number): string[] {
  const rows = sql
    .exec<{ topic: string; checks: number }>(
      'SELECT topic, checks FROM topics WHERE check_at <= ?',
      now,
    )
    .toArray()
  for (const { topic, checks } of rows) {
    sql.exec(
      'UPDATE topics SET checks = ?, check_at = ? WHERE topic = ?',
      ...[checks + 1, afterPing(checks + 1, now), topic],
    )
  }
  return rows.map(({ topic }) => topic)
}

function afterPing(checks: number, now: number): number | null {
  const wait = hubLimits.secondLooks[checks]
  return wait === undefined ? null : now + wait * 1000
}

/** Has the deliveries of a topic looked at once more, in case that messages are lost. */
export function planLook(sql: Sql, topic: string, isSent: boolean, now: number): void {
  const at = isSent ? now + hubLimits.queueTerm * 1000 : null
  sql.exec('UPDATE topics SET look_at = ? WHERE topic = ?', at, topic)
}

/** The topics whose deliveries are to be looked at now. */
export function dueLooks(sql: Sql, now: number): string[] {
  const query = 'SELECT topic FROM topics WHERE look_at <= ?'
  return sql
    .exec<{ topic: string }>(query, now)
    .toArray()
    .map(({ topic }) => topic)
}

/** When `dueChecks` or `dueLooks` has something next. */
export function topicsDue(sql: Sql): number | null {
  const [row] = sql
    .exec<{ look: number | null; check: number | null }>(
      'SELECT min(look_at) AS look, min(check_at) AS "check" FROM topics',
    )
    .toArray()
  const times = [row?.look, row?.check].filter((time) => typeof time === 'number')
  return times.length > 0 ? Math.min(...times) : null
}
