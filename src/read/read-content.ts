import type { Content } from '../model/content.ts'
import type { Problem } from '../model/problem.ts'
import { readArticleFile, reasonToHide } from './article/article-file.ts'
import { readArticle } from './article/read-article.ts'
import { closeContent } from './close-content.ts'
import {
  type OpenedContent,
  openContent,
  type ReadOptions,
  surroundingsOf,
} from './open-content.ts'
import type { SourceFile } from './source/source-file.ts'

/** The content in a set of files; or every problem of every file, in reading order. */
export function readContent(
  files: readonly SourceFile[],
  options: ReadOptions,
): { content: Content } | { problems: Problem[] } {
  const opened = openContent(files, options)
  const around = surroundingsOf(opened, hiddenArticles(opened))
  const articles = opened.articleFiles.map((file) => readArticle(file, around))
  return closeContent(opened, articles, around.places)
}

function hiddenArticles({ articleFiles, options }: OpenedContent): Map<string, string> {
  return new Map(
    articleFiles.flatMap((file): [string, string][] => {
      const reason = reasonToHide(readArticleFile(file, options.root))
      return reason === undefined ? [] : [[file.path, reason]]
    }),
  )
}
