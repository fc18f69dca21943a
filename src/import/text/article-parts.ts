import { fold } from '../../model/fold.ts'
import type { PageLine } from './page-line.ts'
import { isLive, isTimeStamp } from './time-stamps.ts'

/** What a line of an article is. */
export interface ArticlePart {
  kind: 'paragraph' | 'heading' | 'item' | 'step' | 'row'
  line: PageLine
}

const longestHeading = 120
const longestCaption = 300
// A file, a caption and its credit.
const smallBlock = 3
// Of the items of a list that has no signs.
const mostItems = 40
const bullet = /^[-*•·▪‣◦●■]\s+/u
const numbered = /^(\d{1,3})[.)]\s+/u

/** The lines of a stretch that are of the article; pictures, links and their like are left out. */
export function articleParts(
  lines: readonly PageLine[],
  isTaken: (line: PageLine) => boolean,
): ArticlePart[] {
  const words = lines.filter((line, index) => !isTaken(line) && !isOfPicture(lines, index))
  const live = isLive(words)
  const isKept = (line: PageLine) => !isStrange(line) || (live && isTimeStamp(line))
  const kept = withoutLists(words).filter(isKept)
  return trimEnds(kept.flatMap((line, index) => partOf(kept, line, index)))
}

function isStrange({ kind, foreign, cells }: PageLine): boolean {
  if (kind?.id === 'figures' && cells !== undefined) return false
  return foreign || (kind !== undefined && kind.id !== 'links')
}

/** Whether a line says what a picture shows, by the lines beside it. */
function isOfPicture(lines: readonly PageLine[], index: number): boolean {
  const [before, line, after] = [lines[index - 1], lines[index], lines[index + 1]]
  if (line === undefined || line.text.length > longestCaption) return false
  const isUnderFile = before?.kind?.role === 'picture'
  if (isUnderFile && (!line.sentence || isOneBlock(lines, index, before))) return true
  const isRepeated = before !== undefined && fold(before.text) === fold(line.text)
  if (after?.kind?.role !== 'credit') return isRepeated && !line.prose
  // Of a picture there is also the text that stands for it, in words or in another script.
  const hasAlternative = before?.foreign === true || before?.kind?.role === 'picture' || isRepeated
  return !line.sentence || hasAlternative || isOneBlock(lines, index, after)
}

/** Whether a line and its credit or file stand together, where paragraphs stand apart. */
function isOneBlock(lines: readonly PageLine[], index: number, other: PageLine): boolean {
  const block = other.block
  if (lines[index]?.block !== block) return false
  const gaps = (lines.at(-1)?.block ?? 0) - (lines[0]?.block ?? 0)
  const near = lines.slice(Math.max(index - smallBlock, 0), index + smallBlock + 1)
  return gaps > 1 && near.filter((line) => line.block === block).length <= smallBlock
}

/** Behind the heading of a list of other articles its lines are no sentences. */
function withoutLists(lines: readonly PageLine[]): PageLine[] {
  let inList = false
  return lines.filter((line) => {
    if (line.kind?.role === 'others') inList = true
    if (line.prose) inList = false
    return !inList
  })
}

function partOf(lines: readonly PageLine[], line: PageLine, index: number): ArticlePart[] {
  const marked = markedKind(lines, line, index)
  if (marked !== undefined) return [{ kind: marked, line }]
  if (line.prose || line.sentence) return [{ kind: 'paragraph', line }]
  const before = lines[index - 1]
  if (before !== undefined && announces(line.text)) return [{ kind: 'paragraph', line }]
  if (before !== undefined && isListed(lines, index)) return [{ kind: 'item', line }]
  if (!isHeading(line, lines[index + 1]))
    return line.text.length > longestHeading ? [{ kind: 'paragraph', line }] : []
  return [{ kind: 'heading', line }]
}

/** What a line is by a sign of its own. */
function markedKind(
  lines: readonly PageLine[],
  line: PageLine,
  index: number,
): ArticlePart['kind'] | undefined {
  if (isTimeStamp(line)) return 'heading'
  if (isRow(lines, index)) return 'row'
  if (bullet.test(line.text)) return 'item'
  return isStep(lines, index) ? 'step' : undefined
}

/** A line of as many cells as the one beside it has. */
function isRow(lines: readonly PageLine[], index: number): boolean {
  const count = lines[index]?.cells?.length
  const beside = [lines[index - 1], lines[index + 1]]
  return count !== undefined && beside.some((line) => line?.cells?.length === count)
}

/** Its number goes on in the line beside it; a number alone may be a date or a heading. */
function isStep(lines: readonly PageLine[], index: number): boolean {
  const number = stepNumber(lines[index])
  if (number === undefined) return false
  return stepNumber(lines[index - 1]) === number - 1 || stepNumber(lines[index + 1]) === number + 1
}

function stepNumber(line: PageLine | undefined): number | undefined {
  const digits = numbered.exec(line?.text ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Short lines, two or more, behind a line that announces them. */
function isListed(lines: readonly PageLine[], index: number): boolean {
  const before = lines.slice(Math.max(index - mostItems, 0), index)
  const last = before.findLast(({ sentence, text }) => sentence || announces(text))
  if (last === undefined || !announces(last.text)) return false
  return last !== before.at(-1) || lines[index + 1]?.sentence === false
}

function announces(text: string): boolean {
  return /[:：]$/u.test(text)
}

function isHeading({ text }: PageLine, next: PageLine | undefined): boolean {
  if (next === undefined || text.length > longestHeading || /[,;–—-]$/u.test(text)) return false
  if ((text.match(/\p{N}/gu)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0)) return false
  const isList = bullet.test(next.text) || numbered.test(next.text)
  return (next.sentence || isList || next.cells !== undefined) && !/^\p{Ll}/u.test(text)
}

/** The text begins with a paragraph, an item or a time, and ends with none of its headings. */
function trimEnds(parts: readonly ArticlePart[]): ArticlePart[] {
  const start = parts.findIndex(({ kind, line }) => kind !== 'heading' || isTimeStamp(line))
  const end = parts.findLastIndex(({ kind }) => kind !== 'heading')
  return start === -1 ? [] : parts.slice(start, end + 1)
}

/** The text of a part without the sign of a list. */
export function partText({ kind, line }: ArticlePart): string {
  if (kind === 'step') return line.text.replace(numbered, '')
  return kind === 'item' ? line.text.replace(bullet, '') : line.text
}
