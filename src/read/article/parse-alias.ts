import { articlePath } from '../../model/article.ts'
import { pathKey } from '../../model/decode-path.ts'
import { accept, type Finding, shown } from '../source/problem-list.ts'
import type { ArticleFile } from './article-file.ts'
import { slugShape } from './slug.ts'

// What has an address of its own, or is asked for by programs that would not know what to do.
const reserved = /^\/media\/|\/index\.html$|\.(?:xml|json|rss|atom|opml|txt|md|css|js|ico)\/?$/i

/** The old paths that a file names; what is wrong with them goes on its list. */
export function aliasesOf({ list }: ArticleFile, aliases: readonly string[]): string[] {
  return aliases.flatMap(
    (alias, index) => accept(list, ['aliases', index], parseAlias(alias)) ?? [],
  )
}

/** The path that an old slug, or an old path of this site, stands for. */
export function parseAlias(alias: string): string | Finding {
  if (slugShape.test(alias)) return articlePath(alias.normalize('NFC'))
  const path =
    /^\/[^/?#\\\p{C}][^?#\\\p{C}]*$/u.test(alias) && URL.parse(alias, 'https://alias.invalid')
  if (path && reserved.test(pathKey(path.pathname))) {
    return { found: shown(alias), expected: 'an old path of an article, not of a feed or a file' }
  }
  if (path) return path.pathname
  return { found: shown(alias), expected: 'an old slug, or an old path that begins with /' }
}
