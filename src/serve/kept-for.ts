import { firstAfter } from '../model/timeline.ts'
import type { Articles } from './articles.ts'

/**
 * How long an answer without validators may be kept: for so many seconds, but not past the moment
 * at which an article appears or leaves.
 */
export async function keptFor(
  seconds: number,
  articles: Pick<Articles, 'index'>,
  now: number,
): Promise<{ 'Cache-Control': string }> {
  const { moments } = await articles.index()
  const next = firstAfter(moments, now) ?? Number.POSITIVE_INFINITY
  const maxAge = Math.min(seconds, Math.floor((next - now) / 1000))
  return { 'Cache-Control': `public, max-age=${maxAge}` }
}
