import type { PageLine } from './page-line.ts'

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

/**
 * The stretch of lines with most running text: each paragraph adds its length, each other line
 * takes something away. What comes after comments or the foot of the page is not looked at.
 */
export function articleSpan(lines: readonly PageLine[]): ArticleSpan {
  const end = lines.findIndex((line, index) => endsArticle(line, index, lines))
  const span = heaviest(lines.slice(0, end === -1 ? lines.length : end).map(weightOf))
  return span
}

function endsArticle({ kind }: PageLine, index: number, lines: readonly PageLine[]): boolean {
  if (kind === undefined) return false
  const before = amountOf(lines.slice(0, index))
  const after = lines.slice(index + 1)
  if (before === 0) return false
  if (kind.role === 'others') return !goesOn(after)
  if (kind.role !== 'comments' && kind.role !== 'footer') return false
  return before >= Math.min(leastText, amountOf(after) / 2)
}

/** Behind a list of other articles, whose teasers are short, a long paragraph is of this one. */
function goesOn(lines: readonly PageLine[]): boolean {
  const next = lines.findIndex(({ kind }) => kind?.role === 'comments' || kind?.role === 'footer')
  const rest = next === -1 ? lines : lines.slice(0, next)
  return rest.some(
    ({ prose, text }, index) =>
      prose &&
      text.length >= paragraph &&
      (rest[index - 1]?.prose !== false || hasTwoSentences(text)),
  )
}

function hasTwoSentences(text: string): boolean {
  return /[.!?。！？؟।]["”’»)]?\s*\S.*[.!?。！？؟।]/su.test(text)
}

function amountOf(lines: readonly PageLine[]): number {
  return lines.reduce((sum, { prose, text }) => (prose ? sum + text.length : sum), 0)
}

function weightOf({ prose, sentence, kind, foreign, text }: PageLine): number {
  if (kind !== undefined || foreign) return -knownGap
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
