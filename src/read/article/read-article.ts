import { max } from 'date-fns/max'
import { type Article, articlePath, type Source } from '../../model/article.ts'
import type { MediaFile } from '../../model/content.ts'
import { oneLine } from '../../model/text.ts'
import type { Body, readBody } from '../body/read-body.ts'
import { summarise } from '../body/summarise.ts'
import { accept } from '../source/problem-list.ts'
import { optional } from '../values/optional.ts'
import { parseId } from '../values/parse-id.ts'
import { parseLanguage } from '../values/parse-language.ts'
import { recorded } from '../values/places.ts'
import { resolveExternal } from '../values/resolve-address.ts'
import { correctionsOf } from './article-corrections.ts'
import { datesOf, momentOf } from './article-dates.ts'
import type { ArticleFile } from './article-file.ts'
import { authorsOf, tagsOf, topicsOf } from './article-labels.ts'
import { enclosureOf, imageOf } from './article-media.ts'
import type { ArticleFields } from './article-schema.ts'
import type { CheckedArticle, Surroundings } from './checked-article.ts'
import { aliasesOf } from './parse-alias.ts'

/** An article that has been read, and the file that holds it. */
export interface ReadArticle {
  file: ArticleFile
  article: Article
  draft: boolean
  /** The files of the content folder that it shows or links to. */
  media: readonly MediaFile[]
}

/**
 * The article in a file. What is wrong with it goes on the file's list; the article is then not
 * to be used, but the check goes on, so that the list is complete.
 * @param bodyOf reads the text
 */
export function readArticle(
  file: ArticleFile,
  around: Surroundings,
  bodyOf: typeof readBody,
): ReadArticle | undefined {
  const { path, slug, fields, list } = file
  if (!file.readable || file.tombstone) return undefined
  const { places, media } = recorded(around.places)
  const page = `${around.site.url}${articlePath(slug)}`
  const draft = fields?.draft ?? false
  const source = { path, slug, text: file.body, line: file.bodyLine, draft, page }
  const body = bodyOf(source, list, places)
  if (!fields) return undefined
  const article = articleOf({ ...around, places, file, fields }, body)
  return { file, article, draft, media }
}

function articleOf(checked: CheckedArticle, body: Body): Article {
  const { file, fields, site } = checked
  const language = languageOf(checked)
  const dates = datesOf(checked)
  const corrections = correctionsOf(checked, dates.published)
  return {
    id: accept(file.list, ['id'], parseId(fields.id)) ?? '',
    slug: file.slug,
    title: oneLine(fields.title),
    ...dates,
    // A correction is an edit that readers should know of.
    updated: max([dates.updated, ...corrections.map(({ date }) => date)]),
    summary: summaryOf(fields, body, language),
    summaryFromText: fields.summary === undefined,
    topics: topicsOf(checked),
    tags: tagsOf(checked),
    authors: authorsOf(checked),
    language: language ?? site.language,
    ...optional('source', sourceOf(checked)),
    ...optional('image', fields.image ? imageOf(checked) : body.picture),
    ...optional('enclosure', enclosureOf(checked)),
    corrections,
    aliases: aliasesOf(file, fields.aliases),
    inFeeds: fields.feed,
    html: body.html,
  }
}

function languageOf({ file, fields, site }: CheckedArticle): string {
  if (fields.language === undefined) return site.language
  return accept(file.list, ['language'], parseLanguage(fields.language)) ?? site.language
}

function summaryOf({ summary }: ArticleFields, { prose, text }: Body, language: string): string {
  return summary === undefined ? summarise(prose || text, language) : oneLine(summary)
}

function sourceOf(checked: CheckedArticle): Source | undefined {
  const { file, fields } = checked
  if (!fields.source) return undefined
  const { name, url, published } = fields.source
  return {
    name: oneLine(name),
    url: accept(file.list, ['source', 'url'], resolveExternal(url)) ?? '',
    ...optional('published', momentOf(checked, ['source', 'published'], published)),
  }
}
