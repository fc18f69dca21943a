import type { ImportedArticle } from '../../import/imported-article.ts'
import { type ImportSettings, UnreadableError } from '../../import/importer.ts'
import { importers } from '../../import/importers.ts'
import { articlePath } from '../../model/article.ts'
import { parseAlias } from '../../read/article/parse-alias.ts'
import { type FittedArticle, type Fitting, fitArticle } from './fit-article.ts'
import { fitIds } from './fit-ids.ts'
import type { Input, Unread } from './inputs.ts'
import { acquaintanceOf, type KnownArticles, remember } from './known-articles.ts'
import { noteList } from './note-list.ts'

/** An article that is there already. */
export interface KnownAlready {
  origin: string
  file: string
  by: string
  /** Whether the same source had it before. */
  isRepeated: boolean
}

/** A new article, and where its local files are looked for. */
export interface NewArticle {
  article: FittedArticle
  folders: readonly string[]
}

export interface Sorted {
  fresh: NewArticle[]
  known: KnownAlready[]
  unread: Unread[]
}

/** Reads all articles of the inputs, and fits those that are new into the content. */
export function sortArticles(
  inputs: readonly Input[],
  settings: ImportSettings,
  fitting: Fitting,
  root: string,
  progress: (text: string) => void,
): Sorted {
  const sorted: Sorted = { fresh: [], known: [], unread: [] }
  for (const input of inputs) {
    progress(`reading ${input.file.path}`)
    const read = readInput(input, settings)
    if ('reason' in read) {
      sorted.unread.push(read)
      continue
    }
    const own = new Set<string>()
    for (const article of read.articles) {
      const one = sortArticle(article, input, fitting)
      if ('by' in one) {
        sorted.known.push({ ...one, isRepeated: own.has(one.file) })
        continue
      }
      own.add(rememberNew(one.article, fitting.known, root))
      sorted.fresh.push(one)
    }
  }
  return sorted
}

function readInput(
  { file, oldSite }: Input,
  settings: ImportSettings,
): { articles: ImportedArticle[] } | Unread {
  const importer = importers.find((one) => one.recognises(file))
  if (!importer) return { origin: file.path, reason: `expected ${kinds()}` }
  try {
    return { articles: importer.read(file, { ...settings, ...(oldSite && { oldSite }) }) }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    return { origin: file.path, reason: error.message }
  }
}

function kinds(): string {
  const names = importers.map(({ name }) => `a ${name}`)
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`.replace(/^ or /, '')
}

function sortArticle(
  imported: ImportedArticle,
  { folders }: Input,
  fitting: Fitting,
): NewArticle | Omit<KnownAlready, 'isRepeated'> {
  const notes = noteList(imported.notes)
  const ids = fitIds(imported, fitting.site, notes)
  const earlier = acquaintanceOf(imported, ids.id, fitting.known, fitting.site.timeZone)
  if (earlier) return { origin: imported.origin, ...earlier }
  return { article: fitArticle(imported, ids, notes, fitting), folders }
}

/** So that the same article in another file of the same run is known; gives its path. */
function rememberNew(
  { slug, matter, moment, address }: FittedArticle,
  known: KnownArticles,
  root: string,
): string {
  const file = `${root}/articles/${slug}.md`
  const old = (matter.aliases ?? []).map(parseAlias).filter((path) => typeof path === 'string')
  remember(known, {
    file,
    ids: [matter.id, ...(matter.guid === undefined ? [] : [matter.guid])],
    paths: [articlePath(slug), ...old],
    sources: [matter.source?.url, address].filter((url) => url !== undefined),
    moment,
  })
  return file
}
