import { oldFeedPaths } from '../../model/old-feeds.ts'
import type { ProblemList } from '../source/problem-list.ts'
import { accept, closest, type Finding, shown } from '../source/problem-list.ts'

/** Old paths of feeds, in the characters in which they are asked for, and the feeds they lead to. */
export function readOldFeeds(
  fields: Readonly<Record<string, string>>,
  list: ProblemList,
): Record<string, string> {
  const entries = Object.entries(fields).flatMap(([old, feed]) => {
    const path = accept(list, ['oldFeeds', old], parseOldPath(old))
    return path === undefined ? [] : [[path, feed]]
  })
  return Object.fromEntries(entries)
}

function parseOldPath(text: string): string | Finding {
  const path = /^\/[^?#\\\p{C}]+$/u.test(text) && URL.parse(text, 'https://feed.invalid')
  if (path && path.pathname !== '/') return path.pathname
  const expected = 'an old path that begins with /, without a query'
  return { found: shown(text), expected }
}

/**
 * Reports old paths that lead to no feed, or that something else has.
 * @param feeds paths of all feeds
 * @param taken paths of pages and feeds
 */
export function checkOldFeeds(
  oldFeeds: Readonly<Record<string, string>>,
  feeds: readonly string[],
  taken: readonly string[],
  list: ProblemList,
): void {
  for (const [old, feed] of Object.entries(oldFeeds)) {
    const field = ['oldFeeds', old]
    if (!feeds.includes(feed)) {
      const expected = 'the path of a feed of this site, such as /rss.xml'
      list.add(field, { found: shown(feed), expected, ...closest(feed, feeds) })
    }
    if (oldFeedPaths(old).some((path) => taken.includes(path))) {
      const expected = 'a path that the site does not have'
      list.addKey(field, { found: `${shown(old)}, which leads somewhere already`, expected })
    }
  }
}
