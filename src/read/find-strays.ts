import type { Problem } from '../model/problem.ts'
import { isArticle } from './article/article-file.ts'
import type { SourceFile } from './source/source-file.ts'

// Endings of texts that someone may take for articles.
const texts = /^articles\/.*\.(?:mdx|mdown|mkd|txt|text|rst|adoc|org|docx?|odt|rtf)$/i

/**
 * Reports what is no file, what looks like an article but is none, and a folder without articles.
 * @param used paths of the files that are served
 */
export function findStrays(
  files: readonly SourceFile[],
  used: readonly string[],
  root: string,
): Problem[] {
  const start = { line: 1, column: 1, field: '' }
  const others = files.filter((file) => !isArticle(file))
  if (others.length === files.length) {
    const finding = { found: 'no article', expected: 'at least one, such as articles/first.md' }
    return [{ file: `${root}/articles`, ...start, ...finding }]
  }
  const sources = new Set(used)
  return others.flatMap(({ path, fault }) => {
    if (fault !== undefined) {
      return [{ file: `${root}/${path}`, ...start, found: fault, expected: 'a file or a folder' }]
    }
    if (!texts.test(path) || sources.has(path)) return []
    const expected = 'an article ending in .md or .html, or a file that an article links to'
    return [
      { file: `${root}/${path}`, ...start, found: 'a text that no article links to', expected },
    ]
  })
}
