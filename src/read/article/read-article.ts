import { max } from 'date-fns/max'
import { type Article, articlePath, type Source } from '../../model/article.ts'
import type { Problem } from '../../model/problem.ts'
import { summarise } from '../../model/summarise.ts'
import { oneLine } from '../../model/text.ts'
import type { Tombstone } from '../../model/tombstone.ts'
import { type Body, readBody } from '../body/read-body.ts'
import { accept } from '../source/problem-list.ts'
import type { SourceFile } from '../source/source-file.ts'
import { optional } from '../values/optional.ts'
import { parseId } from '../values/parse-id.ts'
import { parseLanguage } from '../values/parse-language.ts'
import { recorded, sourcesOf, type Visit } from '../values/places.ts'
import { resolveExternal } from '../values/resolve-address.ts'
import { claimNumbers } from './article-claims.ts'
import { correctionsOf } from './article-corrections.ts'
import { datesOf, momentOf } from './article-dates.ts'
import { type ArticleFile, readArticleFile, reasonToHide } from './article-file.ts'
import { guidIn } from './article-guid.ts'
import { authorsOf, tagsOf, topicsOf } from './article-labels.ts'
import { enclosureOf, imageOf } from './article-media.ts'
import type { ArticleFields } from './article-schema.ts'
import type { CheckedArticle, Surroundings } from './checked-article.ts'
import { aliasesOf } from './parse-alias.ts'
import { readTombstone } from './read-tombstone.ts'

/** What the file of an article holds, as plain data. */
export interface ReadArticle {
  /** Path in the content folder. */
  path: string
  /** Numbers for what only one article may have, which differ but for chance. */
  claims: readonly number[]
  /** When it appears, in milliseconds since 1970; absent for a draft and where it cannot be told. */
  moment?: number
  /** Why no link may lead to it, if none may. */
  hidden?: string
  /** Absent when there is a problem, and of a draft. */
  article?: Article
  /** What is told of an article that has been removed. */
  tombstone?: Tombstone
  /** Paths of the files of the content folder that it shows or links to. */
  media: readonly string[]
  /** Its addresses within the site. */
  visits: readonly Visit[]
  /** What is wrong with the file as far as it alone can tell, in the order of finding. */
  problems: readonly Problem[]
}

/** Reads the file of an article. The check goes on after a problem, so that all are found. */
export function readArticle(source: SourceFile, around: Surroundings): ReadArticle {
  const file = readArticleFile(source, around.root)
  const { places, media, visits } = recorded(around.places)
  const article = file.tombstone ? undefined : checkedArticle(file, { ...around, places })
  const tombstone = readTombstone(file, around)
  const { problems } = file.list
  const draft = file.fields?.draft ?? false
  return {
    path: file.path,
    claims: claimNumbers(file),
    ...optional('moment', draft ? undefined : momentIn(article)),
    ...optional('hidden', reasonToHide(file)),
    ...optional('article', draft || problems.length > 0 ? undefined : article),
    ...optional('tombstone', tombstone),
    media: sourcesOf(media),
    visits,
    problems,
  }
}

function momentIn(article: Pick<Article, 'published'> | undefined): number | undefined {
  const moment = article?.published.getTime() ?? 0
  return moment > 0 ? moment : undefined
}

/** The article; when something is wrong with it, with values that stand in. */
function checkedArticle(file: ArticleFile, around: Surroundings): Article | undefined {
  const { path, slug, fields, list } = file
  if (!file.readable) return undefined
  const page = `${around.site.url}${articlePath(slug)}`
  const draft = fields?.draft ?? false
  const text = { path, slug, text: file.body, line: file.bodyLine, draft, page }
  const body = readBody(text, list, around.places)
  return fields && articleOf({ ...around, file, fields }, body)
}

function articleOf(checked: CheckedArticle, body: Body): Article {
  const { file, fields, site } = checked
  const language = languageOf(checked)
  const dates = datesOf(checked)
  const corrections = correctionsOf(checked, dates.published)
  return {
    id: accept(file.list, ['id'], parseId(fields.id)) ?? '',
    ...optional('guid', guidIn(file, fields)),
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
