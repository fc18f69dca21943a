import { oneLine } from '../../model/text.ts'
import type { Surroundings } from '../../read/article/checked-article.ts'
import { type FinishedArticle, fitMedia } from './fit-media.ts'
import type { FrontMatter } from './front-matter.ts'
import type { NewArticle } from './import-articles.ts'
import type { ImportResult, Written } from './import-report.ts'
import { localMedia } from './local-media.ts'
import type { MediaSource } from './media-source.ts'
import { problemsWith, writeArticle } from './write-article.ts'

interface Around {
  root: string
  /** What our reader checks an article against. */
  surroundings: Omit<Surroundings, 'places'>
  media: MediaSource
  progress(text: string): void
}

/** Brings the files of each article, holds it against our own reader, and writes it. */
export async function finishArticles(
  fresh: readonly NewArticle[],
  around: Around,
): Promise<Pick<ImportResult, 'written' | 'unread'>> {
  const written: Written[] = []
  const unread: ImportResult['unread'][number][] = []
  for (const [index, { article, folders }] of fresh.entries()) {
    around.progress(`${index + 1} of ${fresh.length}  ${article.matter.title}`)
    const media = localMedia(folders, around.media)
    const siteUrl = around.surroundings.site.url
    const fitted = await fitMedia(article, media, { root: around.root, siteUrl })
    const mended = mend(fitted, around)
    const [problem] = problemsWith(mended, around.surroundings)
    if (problem) {
      const reason = `${problem.field}: ${problem.found}; expected ${problem.expected}`
      unread.push({ origin: article.origin, reason })
      continue
    }
    const file = await writeArticle(mended, around.root)
    if ('fault' in file) {
      const left = fresh.length - index - 1
      const others = left === 0 ? '' : `; ${left} more not tried`
      unread.push({ origin: article.origin, reason: `${file.fault}${others}`, isWriting: true })
      break
    }
    written.push(describe(mended, file.path))
  }
  return { written, unread }
}

const dispensable = [
  'updated',
  'expires',
  'summary',
  'tags',
  'language',
  'source',
  'image',
  'enclosure',
  'aliases',
] as const satisfies (keyof FrontMatter)[]

/** Without the fields that our reader does not take. */
function mend(article: FinishedArticle, { surroundings }: Around): FinishedArticle {
  const problems = problemsWith(article, surroundings)
  const fields = new Set(problems.map(({ field }) => /^\w*/.exec(field)?.[0]))
  const wrong = dispensable.filter((name) => fields.has(name))
  if (wrong.length === 0) return article
  for (const { field, found } of problems) article.notes.add(field, 'changed', `left out: ${found}`)
  const without: Partial<Record<(typeof dispensable)[number], undefined>> = Object.fromEntries(
    wrong.map((name) => [name, undefined]),
  )
  return { ...article, matter: { ...article.matter, ...without } }
}

function describe({ matter, origin, files, notes }: FinishedArticle, file: string): Written {
  return {
    file,
    origin: oneLine(origin),
    title: matter.title,
    id: matter.guid ?? matter.id,
    kept: keptIn(
      matter,
      files.length,
      notes.notes.map(({ field }) => field),
    ),
    files: files.map(({ path }) => path),
    notes: distinct(notes.notes),
  }
}

/** What came from the source as it was. */
function keptIn(matter: FrontMatter, files: number, noted: readonly string[]): string[] {
  const counted = (count: number, what: string): string[] =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`]
  return [
    ...(noted.includes('id') ? [] : [matter.guid === undefined ? 'id' : 'guid']),
    ...(noted.includes('published') ? [] : ['date']),
    ...(noted.includes('topics') ? [] : counted(matter.topics.length, 'topic')),
    ...counted(matter.tags?.length ?? 0, 'tag'),
    ...counted(matter.authors?.length ?? 0, 'author'),
    ...(matter.summary === undefined ? [] : ['summary']),
    ...counted(matter.aliases?.length ?? 0, 'old address').map((words) =>
      words.replace(/addresss$/, 'addresses'),
    ),
    ...counted(files, 'file'),
  ]
}

function distinct<T>(notes: readonly T[]): T[] {
  return [...new Map(notes.map((one) => [JSON.stringify(one), one])).values()]
}
