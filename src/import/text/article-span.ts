import type { LineKind } from './line-kinds.ts'
import type { PageLine } from './page-line.ts'
import { isLive, isTimeStamp } from './time-stamps.ts'

/** Where the text of an article begins and ends, as indices of lines; the end is not of it. */
export interface ArticleSpan {
  start: number
  end: number
}

const longestWeighed = 400
// What a line that is no running text takes from the weight of a stretch; pictures and
// advertisements stand within articles.
const gap = 20
const knownGap = 4
// Of an article; what stands above comments in the head of a page is shorter.
const leastText = 600
const paragraph = 150
// Of the lines of a list of other articles.
const mostOthers = 60

/**
 * The stretch of lines with most running text: each paragraph adds its length, each other line
 * takes something away. What comes after comments or the foot of the page is not looked at.
 */
export function articleSpan(lines: readonly PageLine[]): ArticleSpan {
  const amounts = lines.map(({ prose, text }) => (prose ? text.length : 0))
  const all = amounts.reduce((sum, amount) => sum + amount, 0)
  let before = 0
  const end = lines.findIndex((line, index) => {
    if (endsArticle(line.kind, before, all - before) && !goesOn(line, lines, index)) return true
    before += amounts[index] ?? 0
    return false
  })
  const head = lines.slice(0, end === -1 ? lines.length : end)
  return withFirstStamp(lines, heaviest(head.map(weightOf)))
}

/** The first time stands above the first paragraph, as the others do. */
function withFirstStamp(lines: readonly PageLine[], { start, end }: ArticleSpan): ArticleSpan {
  const first = isLive(lines.slice(start, end)) ? lines.findIndex(isTimeStamp) : -1
  return { start: first === -1 ? start : Math.min(start, first), end }
}

/**
 * Whether a line of some kind ends the article.
 * @param before how much running text there is above it, in characters
 * @param after and below it
 */
function endsArticle(kind: LineKind | undefined, before: number, after: number): boolean {
  if (kind === undefined || before === 0) return false
  if (kind.role === 'others') return true
  if (kind.role !== 'comments' && kind.role !== 'footer') return false
  return before >= Math.min(leastText, after / 2)
}

/** Behind a list of other articles, whose teasers are short, a long paragraph is of this one. */
function goesOn({ kind }: PageLine, all: readonly PageLine[], index: number): boolean {
  if (kind?.role !== 'others') return false
  const lines = all.slice(index + 1, index + 1 + mostOthers)
  const next = lines.findIndex(({ kind }) => kind?.role === 'comments' || kind?.role === 'footer')
  const rest = next === -1 ? lines : lines.slice(0, next)
  return rest.some(
    ({ prose, text }, index) =>
      prose &&
      (isSecond(rest[index - 1], text) || (text.length >= paragraph && hasTwoSentences(text))),
  )
}

/** Two paragraphs in a row, where teasers stand between titles. */
function isSecond(before: PageLine | undefined, text: string): boolean {
  if (before === undefined) return text.length >= paragraph
  return before.prose && before.text.length + text.length >= paragraph
}

function hasTwoSentences(text: string): boolean {
  return /[.!?。！？؟।]["”’»)]?\s*\S.*[.!?。！？؟।]/su.test(text)
}

function weightOf({ prose, sentence, kind, foreign, text, cells }: PageLine): number {
  if (kind !== undefined || foreign || cells !== undefined) return -knownGap
  if (prose) return Math.min(text.length, longestWeighed)
  return sentence ? Math.min(text.length, gap) : -gap
}

/** The stretch whose sum is the greatest; the first of equal ones. */
function heaviest(weights: readonly number[]): ArticleSpan {
  let best = { start: 0, end: 0, sum: 0 }
  let run = { start: 0, sum: 0 }
  for (const [index, weight] of weights.entries()) {
    if (run.sum <= 0) run = { start: index, sum: 0 }
    run.sum += weight
    if (run.sum > best.sum) best = { start: run.start, end: index + 1, sum: run.sum }
  }
  return { start: best.start, end: best.end }
}
