import {
  type Article,
  articlePath,
  type Image,
  type MediaLink,
  type Source,
} from '../model/article.ts'
import type { Author, Site, Topic } from '../model/site.ts'
import { oneLine } from '../model/text.ts'
import type { ArticleFile } from './article-file.ts'
import { parseAlias } from './parse-alias.ts'
import { parseId } from './parse-id.ts'
import { parseLabel } from './parse-label.ts'
import { parseLanguage } from './parse-language.ts'
import { parseMoment } from './parse-moment.ts'
import type { Places } from './places.ts'
import { accept, closest, shown } from './problem-list.ts'
import { type Body, readBody } from './read-body.ts'
import { readMedia, readPicture } from './read-media.ts'
import { resolveExternal } from './resolve-address.ts'
import type { ArticleFields } from './schema.ts'
import { summarise } from './summarise.ts'

/** What an article is checked against. */
export interface Surroundings {
  site: Site
  topics: readonly Topic[]
  places: Places
  /** False when the settings do not say, so that nobody is unknown. */
  topicsKnown: boolean
  authorsKnown: boolean
  /** No edit can lie after it. */
  now: Date
}

export interface ReadArticle {
  file: ArticleFile
  article: Article
  draft: boolean
}

interface Checked extends Surroundings {
  file: ArticleFile
  fields: ArticleFields
}

/**
 * The article in a file. What is wrong with it goes on the file's list; the article is then not
 * to be used, but the check goes on, so that the list is complete.
 */
export function readArticle(file: ArticleFile, around: Surroundings): ReadArticle | undefined {
  if (!file.readable) return undefined
  const body = readBody(file, `${around.site.url}${articlePath(file.slug)}`, around.places)
  if (!file.fields) return undefined
  const article = articleOf({ ...around, file, fields: file.fields }, body)
  return { file, article, draft: file.fields.draft }
}

function articleOf(checked: Checked, body: Body): Article {
  const { file, fields, site } = checked
  const language = languageOf(checked)
  return {
    id: accept(file.list, ['id'], parseId(fields.id)) ?? '',
    slug: file.slug,
    title: oneLine(fields.title),
    ...datesOf(checked),
    summary: summaryOf(fields, body, language),
    topics: topicsOf(checked),
    tags: tagsOf(checked),
    authors: authorsOf(checked),
    language: language ?? site.language,
    ...optional('source', sourceOf(checked)),
    ...optional('image', imageOf(checked)),
    ...optional('enclosure', enclosureOf(checked)),
    aliases: aliasesOf(checked),
    inFeeds: fields.feed,
    html: body.html,
  }
}

/** The property, or nothing: an absent part is left out rather than `undefined`. */
function optional<Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: T })
}

function languageOf({ file, fields, site }: Checked): string {
  if (fields.language === undefined) return site.language
  return accept(file.list, ['language'], parseLanguage(fields.language)) ?? site.language
}

function summaryOf({ summary }: ArticleFields, { prose, text }: Body, language: string): string {
  return summary === undefined ? summarise(prose || text, language) : oneLine(summary)
}

function datesOf(checked: Checked): Pick<Article, 'published' | 'updated' | 'expires'> {
  const { fields, file, now } = checked
  const published = momentOf(checked, ['published'], fields.published) ?? new Date(0)
  const updated = momentOf(checked, ['updated'], fields.updated) ?? published
  const expires = momentOf(checked, ['expires'], fields.expires)
  if (updated < published) {
    file.list.add(['updated'], {
      found: `${shown(fields.updated)}, before \`published\``,
      expected: `\`${fields.published}\` or later`,
    })
  }
  if (updated > now && updated > published) {
    file.list.add(['updated'], {
      found: `${shown(fields.updated)}, which is to come`,
      expected: 'the time of an edit that has been made',
    })
  }
  if (expires && expires <= published) {
    file.list.add(['expires'], {
      found: `${shown(fields.expires)}, not after \`published\``,
      expected: `later than \`${fields.published}\``,
    })
  }
  return { published, updated, ...optional('expires', expires) }
}

function momentOf(
  { file, site }: Checked,
  field: readonly string[],
  text: string | undefined,
): Date | undefined {
  if (text === undefined) return undefined
  return accept(file.list, field, parseMoment(text, site.timeZone))
}

function topicsOf({ file, fields, topics, topicsKnown }: Checked): string[] {
  const known = topics.map(({ slug }) => slug)
  if (fields.topics.length === 0) {
    file.list.add(['topics'], { found: 'an empty list', expected: 'at least one topic' })
  }
  fields.topics.forEach((topic, index) => {
    if (!topicsKnown || known.includes(topic)) return
    file.list.add(['topics', index], {
      found: shown(topic),
      expected: 'a topic in topics.yaml',
      ...closest(topic, known),
    })
  })
  return known.filter((slug) => fields.topics.includes(slug))
}

function tagsOf({ file, fields }: Checked): string[] {
  const tags = fields.tags.flatMap(
    (tag, index) => accept(file.list, ['tags', index], parseLabel(tag)) ?? [],
  )
  return [...new Set(tags)]
}

function authorsOf({ file, fields, site, authorsKnown }: Checked): Author[] {
  const keys = Object.keys(site.authors)
  const chosen = [...new Set(fields.authors ?? keys.slice(0, 1))]
  if (!authorsKnown && fields.authors === undefined) return []
  if (chosen.length === 0) {
    file.list.add(['authors'], { found: 'an empty list', expected: 'at least one author' })
  }
  return chosen.flatMap((key, index) => {
    const author = Object.hasOwn(site.authors, key) ? site.authors[key] : undefined
    if (author) return [author]
    if (!authorsKnown) return []
    file.list.add(['authors', index], {
      found: shown(key),
      expected: 'an author in site.yaml',
      ...closest(key, keys),
    })
    return []
  })
}

function sourceOf(checked: Checked): Source | undefined {
  const { file, fields } = checked
  if (!fields.source) return undefined
  const { name, url, published } = fields.source
  return {
    name: oneLine(name),
    url: accept(file.list, ['source', 'url'], resolveExternal(url)) ?? '',
    ...optional('published', momentOf(checked, ['source', 'published'], published)),
  }
}

function imageOf({ file, fields, places }: Checked): Image | undefined {
  if (!fields.image) return undefined
  const { src, alt, credit } = fields.image
  const media = accept(file.list, ['image', 'src'], readPicture(src, file.path, places))
  return (
    media && {
      ...media,
      alt: oneLine(alt),
      ...optional('credit', credit === undefined ? undefined : oneLine(credit)),
    }
  )
}

function enclosureOf({ file, fields, places }: Checked): MediaLink | undefined {
  if (!fields.enclosure) return undefined
  const { src, type, length } = fields.enclosure
  const media = accept(file.list, ['enclosure', 'src'], readMedia(src, file.path, places))
  const link = { ...media, url: media?.url ?? '', ...optional('type', type) }
  if (media && !/^[\w.+-]+\/[\w.+-]+$/.test(link.type ?? '')) {
    file.list.add(['enclosure', 'type'], {
      found: shown(link.type),
      expected: 'a media type, such as audio/mpeg',
    })
  }
  return { ...link, ...optional('length', length ?? link.length) }
}

function aliasesOf({ file, fields }: Checked): string[] {
  return fields.aliases.flatMap(
    (alias, index) => accept(file.list, ['aliases', index], parseAlias(alias)) ?? [],
  )
}
