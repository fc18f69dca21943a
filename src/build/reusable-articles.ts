import type { ArticleSettings } from '../read/article/checked-article.ts'
import type { OpenedContent } from '../read/open-content.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import type { KnownArticle } from './article-packs.ts'
import type { ArticleRecord } from './article-record.ts'
import { digestOf } from './digest-of.ts'
import type { KnownArticles } from './known-articles.ts'

interface Reusable {
  kept: KnownArticle[]
  /** The files of the others. */
  todo: SourceFile[]
  /** What those were like before any of them was read, by their paths. */
  versions: Map<string, string | undefined>
}

/** The articles that need not be compiled again, unless their addresses lead elsewhere. */
export function reusableArticles(
  { articleFiles, settings }: OpenedContent,
  known: KnownArticles | undefined,
  earlier: ReadonlyMap<string, KnownArticle>,
): Reusable {
  const reusable: Reusable = { kept: [], todo: [], versions: new Map() }
  const hasSame = known ? sameSettings(settings, known.settings) : () => false
  for (const file of articleFiles) {
    const version = versionOf(file)
    const article = earlier.get(file.path)
    const same = article && hasSame(article.record) && sameArticle(article, file, version)
    if (same) reusable.kept.push(same)
    else {
      reusable.todo.push(file)
      reusable.versions.set(file.path, version)
    }
  }
  return reusable
}

/** The article as it is known, when its file is as it was. */
function sameArticle(
  article: KnownArticle,
  file: SourceFile,
  version: string | undefined,
): KnownArticle | undefined {
  if (version !== undefined && version === article.version) return article
  return isAsBefore(file, article) ? withVersion(article, version) : undefined
}

function versionOf(file: SourceFile): string | undefined {
  try {
    return file.version?.()
  } catch {
    // Whoever reads it tells what is wrong.
    return undefined
  }
}

function isAsBefore(file: SourceFile, { record }: KnownArticle): boolean {
  try {
    return digestOf(file.read()) === record.source
  } catch {
    return false
  }
}

function withVersion(article: KnownArticle, version: string | undefined): KnownArticle {
  return {
    record: article.record,
    bytes: (part) => article.bytes(part),
    ...(version !== undefined && { version }),
  }
}

/** Tells whether an article would be read in the same way with both. */
function sameSettings(
  now: ArticleSettings,
  before: ArticleSettings,
): (record: ArticleRecord) => boolean {
  if (isSame(now, before)) return isWithoutProblem
  const { topics, removedTopics, ...others } = now
  const { topics: old, removedTopics: oldRemoved, ...same } = before
  if (!isSame(others, same)) return () => false
  return (record) => {
    const own = record.compiled?.facts.topics
    return own !== undefined && isSame(named(topics, own), named(old, own))
  }
}

/** Whether plain data is the same, in the same order: the first author signs what names none. */
function isSame(now: unknown, before: unknown): boolean {
  return JSON.stringify(now) === JSON.stringify(before)
}

function isWithoutProblem({ problems }: ArticleRecord): boolean {
  return problems.length === 0
}

/** The topics of an article in their order, and how feeds call them. */
function named(topics: ArticleSettings['topics'], own: readonly string[]): [string, string][] {
  return topics
    .filter(({ slug }) => own.includes(slug))
    .map(({ slug, title }): [string, string] => [slug, title])
}
