import { articlePath } from '../../model/article.ts'
import { type Finding, shown } from '../source/problem-list.ts'
import { slugShape } from './slug.ts'

// What has an address of its own, or is asked for by programs that would not know what to do.
const reserved = /^\/media\/|\.(?:xml|json|rss|atom|css)\/?$/i

/** The path that an old slug, or an old path of this site, stands for. */
export function parseAlias(alias: string): string | Finding {
  if (slugShape.test(alias)) return articlePath(alias.normalize('NFC'))
  const path = /^\/[^/?#\\][^?#]*$/.test(alias) && URL.parse(alias, 'https://alias.invalid')
  if (path && reserved.test(path.pathname)) {
    return { found: shown(alias), expected: 'an old path of an article, not of a feed or a file' }
  }
  if (path) return path.pathname
  return { found: shown(alias), expected: 'an old slug, or an old path that begins with /' }
}
