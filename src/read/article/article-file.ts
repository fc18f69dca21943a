import { posix } from 'node:path'
import type { Position } from '../../model/problem.ts'
import { checkShape, withoutEmpty } from '../source/check-shape.ts'
import { parseYaml } from '../source/parse-yaml.ts'
import { type Field, type ProblemList, problemList, shown } from '../source/problem-list.ts'
import { isMapping, mapping } from '../source/schema.ts'
import type { SourceFile } from '../source/source-file.ts'
import { readText } from '../source/text-file.ts'
import {
  type ArticleFields,
  articleSchema,
  type TombstoneFields,
  tombstoneSchema,
} from './article-schema.ts'
import { slugNear, slugOf, slugShape } from './slug.ts'
import { splitFrontMatter } from './split-front-matter.ts'

/** The file of an article, taken apart; what is wrong with it is on its list. */
export interface ArticleFile {
  /** Path in the content folder. */
  path: string
  slug: string
  /** Undefined when the front matter has not the shape of one, or the article has been removed. */
  fields?: ArticleFields
  /** What stays of an article that has been removed. */
  tombstone?: TombstoneFields
  /** False when there is no text to check. */
  readable: boolean
  /** The text below the front matter. */
  body: string
  /** The line of the file on which the body begins. */
  bodyLine: number
  /** Where a field of the front matter stands. */
  locate(field: Field): Position
  list: ProblemList
}

const start: Position = { line: 1, column: 1 }

/** Whether a file of the content folder is an article. */
export function isArticle({ path }: Pick<SourceFile, 'path'>): boolean {
  return /^articles\/.*\.(?:md|markdown|html?)$/i.test(path)
}

/** Why no link may lead to an article, if none may. */
export function reasonToHide({
  fields,
  tombstone,
}: Pick<ArticleFile, 'fields' | 'tombstone'>): string | undefined {
  if (tombstone) return 'a removed article'
  return fields?.draft ? 'a draft' : undefined
}

/** @param root the content folder, as problems should name it */
export function readArticleFile(file: SourceFile, root: string): ArticleFile {
  const { path } = file
  const name = `${root}/${path}`
  const read = readText(file)
  if ('finding' in read) {
    const list = problemList(name, () => start)
    list.add([], read.finding)
    const nothing = { readable: false, body: '', bodyLine: 1, locate: () => start }
    return { path, slug: slugOf(path), ...nothing, list }
  }
  return takeApart(path, name, read.text)
}

function takeApart(path: string, name: string, text: string): ArticleFile {
  const slug = slugOf(path)
  const { frontMatter, body, bodyLine } = splitFrontMatter(text)
  const yaml = parseYaml(frontMatter ?? '', 2)
  const locate = frontMatter === undefined ? () => start : yaml.locate
  const list = problemList(name, locate)
  checkSlug(slug, list)
  checkEnding(path, list)
  const common = { path, slug, readable: true, body, bodyLine, locate, list }
  if (frontMatter === undefined) {
    list.add([], {
      found: withoutFrontMatter(text),
      expected: 'a first line `---`, fields, and another line `---`',
    })
    return common
  }
  for (const fault of yaml.faults) list.addAt(fault, '', fault)
  if (yaml.faults.length > 0) return common
  const value = filledIn(yaml.value)
  if (isHalfRemoved(yaml.value)) {
    const expected = 'the date of the removal, or no such field'
    list.add(['removed'], { found: 'nothing', expected })
  }
  if (isMapping(value) && 'removed' in (value as object)) {
    const tombstone = checkShape(mapping(tombstoneSchema), value, list, standIn)
    return tombstone ? { ...common, tombstone } : common
  }
  const fields = checkShape(mapping(articleSchema), value, list, standIn)
  return fields ? { ...common, fields } : common
}

/** Whether someone has begun to take the article back: it must not stay public unnoticed. */
function isHalfRemoved(value: unknown): boolean {
  return isMapping(value) && (value as { removed?: unknown }).removed === null
}

function withoutFrontMatter(text: string): string {
  if (/^---[ \t]*\r?\n/.test(text)) return 'front matter that does not end'
  if (/^\s+---[ \t]*\r?\n/.test(text)) return 'an empty line before the front matter'
  return 'no front matter'
}

/** The front matter without fields that are there but empty. */
function filledIn(value: unknown): unknown {
  const fields = withoutEmpty(value ?? {})
  if (!isMapping(fields)) return fields
  const entries = Object.entries(fields as object)
  return Object.fromEntries(entries.map(([name, one]) => [name, withoutEmpty(one)]))
}

const standIns = {
  title: '-',
  id: '-',
  published: '1970-01-01',
  removed: '1970-01-01',
  topics: [],
}

function standIn(field: string): unknown {
  return Object.hasOwn(standIns, field) ? standIns[field as keyof typeof standIns] : undefined
}

function checkEnding(path: string, list: ProblemList): void {
  const ending = posix.extname(path)
  if (ending === '.md' || ending === '.html') return
  list.addAt(start, '', {
    found: `\`${ending}\` as the ending of the name`,
    expected: '.md or .html',
  })
}

function checkSlug(slug: string, list: ProblemList): void {
  if (slugShape.test(slug)) return
  const better = slugNear(slug)
  list.addAt(start, '', {
    found: `${shown(slug)} as the name of the file`,
    expected: 'letters and digits with single - _ or . between, since it becomes the address',
    ...(better !== '' && { suggestion: `rename it to \`${better}\`` }),
  })
}
