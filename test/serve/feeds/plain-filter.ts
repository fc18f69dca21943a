import { fold } from '../../../src/model/fold.ts'
import { authors, type Known, topics, window } from './drawn-articles.ts'
import type { Question } from './drawn-questions.ts'

/** All that a question allows, the newest first, by looking at every article. */
export function plainMatches(
  articles: readonly Known[],
  question: Question,
  topic: string | undefined,
  moment: number,
): Known[] {
  return articles
    .filter((article) => isToBeSeen(article, moment) && article.inFeeds)
    .filter((article) => topic === undefined || (article.topics as string[]).includes(topic))
    .filter((article) => matches(article, question))
    .sort((a, b) => b.published - a.published)
}

/** How many of them the first document has. */
export function plainCount(matching: readonly Known[], { limit }: Question): number {
  if (limit !== undefined) return Math.min(limit, matching.length)
  const oldest = (matching[0]?.published ?? 0) - window.days * 24 * 3_600_000
  return matching.filter(({ published }, place) => place < window.items || published >= oldest)
    .length
}

function isToBeSeen({ published, expires }: Known, moment: number): boolean {
  return published <= moment && moment < expires
}

function matches(article: Known, question: Question): boolean {
  const { any, all, not, source, author, lang, since, until, terms } = question
  const has = (label: string): boolean => labelsOf(article).includes(meant(label))
  const oneOf = (asked: readonly string[], isMet: (text: string) => boolean): boolean =>
    asked.length === 0 || asked.some(isMet)
  return (
    oneOf(any, has) &&
    all.every(has) &&
    !not.some(has) &&
    oneOf(source, (text) => isFrom(article, text)) &&
    oneOf(author, (text) => isBy(article, text)) &&
    oneOf(lang, (range) => isIn(article, range)) &&
    (since === undefined || article.published >= since.time) &&
    (until === undefined || article.published <= until.time) &&
    terms.every((term) => says(article, term))
  )
}

/** The topic that is called so, or the label itself. */
function meant(label: string): string {
  for (const [slug, { title, aliases }] of Object.entries(topics)) {
    if ([slug, title, ...aliases].some((name) => fold(name) === fold(label))) return slug
  }
  return fold(label)
}

function labelsOf(article: Known): string[] {
  return [...article.topics, ...article.tags.map(meant)]
}

function isFrom({ source }: Known, text: string): boolean {
  if (!source) return false
  return [source.name, source.url].some((own) => fold(hostIn(own)) === fold(hostIn(text)))
}

/** The host of an address; a name stays as it is. */
function hostIn(text: string): string {
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*/, '')
    .replace(/^www\./, '')
}

function isBy(article: Known, text: string): boolean {
  return article.authors.some((key) => fold(authors[key]) === fold(text))
}

function isIn({ language }: Known, range: string): boolean {
  const [tag, wanted] = [language.toLowerCase(), range.toLowerCase()]
  return wanted === '*' || tag === wanted || tag.startsWith(`${wanted}-`)
}

/** Whether the words stand one after the other in its title, in its summary or in its text. */
function says({ title, summary, text }: Known, term: string): boolean {
  const parts = fold(term).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const phrase = parts.join('[^\\p{L}\\p{N}]+')
  // No space is between the words of Japanese.
  const form = /\p{Script=Han}/u.test(term)
    ? phrase
    : `(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`
  return [title, summary, text].some((part) => new RegExp(form, 'u').test(fold(part)))
}
