import type { CheckedArticle, CheckedContent, Origin } from '../../check/content/checked-content.ts'
import type { Article } from '../../model/article.ts'
import type { Content } from '../../model/content.ts'
import type { Position } from '../../model/problem.ts'
import { isArticle, readArticleFile } from '../../read/article/article-file.ts'
import { inspectHtml } from '../../read/body/inspect-html.ts'
import { parseYaml } from '../../read/source/parse-yaml.ts'
import type { Field } from '../../read/source/problem-list.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { readText } from '../../read/source/text-file.ts'

/**
 * The content as its rules look at it, with the places in the files that it was read from.
 * @param root the content folder as findings should name it
 */
export function checkedContent(
  { articles, topics }: Pick<Content, 'articles' | 'topics'>,
  files: readonly SourceFile[],
  root: string,
  now: Date,
): CheckedContent {
  const origins = originsOf(files, root)
  return {
    topics,
    topicsOrigin: topicsOrigin(files, root),
    articles: articles
      .filter(({ expires }) => expires === undefined || expires > now)
      .map((article) => checkedArticle(article, present(origins, article))),
    now,
  }
}

function checkedArticle(article: Article, origin: Origin): CheckedArticle {
  const { text, images, links } = inspectHtml(article.html)
  const { title, summary, summaryFromText } = article
  return {
    article,
    origin,
    text: [title, ...(summaryFromText ? [] : [summary]), text].join('\n'),
    links,
    pictures: images.map(({ url, alt }) => ({ address: url, alt })),
  }
}

/** By the ids of the articles. */
function originsOf(files: readonly SourceFile[], root: string): Map<string, Origin> {
  return new Map(
    files.filter(isArticle).flatMap((file): [string, Origin][] => {
      const { fields, locate } = readArticleFile(file, root)
      return fields ? [[fields.id, originOf(file, root, locate)]] : []
    }),
  )
}

function topicsOrigin(files: readonly SourceFile[], root: string): Origin {
  const file = files.find(({ path }) => path === 'topics.yaml')
  if (!file) throw new Error('check content: topics.yaml is missing')
  const { locate } = parseYaml(textOf(file), 1)
  return originOf(file, root, (field) => locate(field, 'key'))
}

function originOf(file: SourceFile, root: string, locate: (field: Field) => Position): Origin {
  return {
    file: `${root}/${file.path}`,
    at: (...field) => locate(field),
    find: (...ways) => positionIn(textOf(file), ways),
  }
}

function positionIn(text: string, ways: readonly string[]): Position {
  const start = ways.map((way) => text.indexOf(way)).find((index) => index !== -1) ?? 0
  const before = text.slice(0, start).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function textOf(file: SourceFile): string {
  const read = readText(file)
  return 'text' in read ? read.text : ''
}

function present(origins: ReadonlyMap<string, Origin>, { id }: Article): Origin {
  const origin = origins.get(id)
  if (!origin) throw new Error(`check content: no file has the article ${id}`)
  return origin
}
