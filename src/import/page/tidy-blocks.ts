import { fold } from '../../model/fold.ts'
import type { LineKind } from '../text/line-kinds.ts'
import { type PageLine, pageLine } from '../text/page-line.ts'
import { readByline } from '../text/read-byline.ts'
import type { ContentBlock } from './content-blocks.ts'

const heading = /^h[1-6]$/
// What is no paragraph has words that are not the page's.
const kept = /^(?:pre|figure|table|blockquote|dl|details|math)$/
// Between paragraphs only what nobody writes into an article.
const foreignInside = new Set(
  'skip-link player advertisement share follow subscribe read-also reading-time cookies'.split(' '),
)

export interface TidyBlocks {
  blocks: ContentBlock[]
  /** What was left out. */
  dropped: string[]
  /** The lines above and below the text, which may tell its date, author and publisher. */
  around: PageLine[]
  /** The line with which a text for subscribers is cut off. */
  cut?: string
}

/** What stands above a text, and is not of it. */
export interface PageHead {
  title: string | undefined
  summary: string | undefined
}

/** The blocks of an article without what a page puts above, between and below its text. */
export function tidyBlocks(
  all: readonly ContentBlock[],
  head: PageHead,
  language: string,
): TidyBlocks {
  const lines = all.map(({ text }, index) =>
    pageLine({ number: index + 1, text, block: index }, language),
  )
  const tagOf = (index: number): string => all[index]?.element.tagName ?? ''
  // A whole sentence as a heading stands below the title of the article, and is not of its text.
  const first = lines.findIndex(({ prose }, index) => prose && !heading.test(tagOf(index)))
  if (first === -1) return withoutText(all, lines)
  const cut = cutAt(lines, first)
  const last = lines.findLastIndex(({ prose }, index) => prose && (cut === -1 || index < cut))
  const foot = lines.findIndex(({ kind }, index) => index > last && isFoot(kind))
  const end = foot === -1 ? lines.length : foot
  const top = lines.slice(0, first).findLastIndex(({ text }) => isTitle(text, head.title))
  const isOut = (line: PageLine, index: number): boolean => {
    const tag = tagOf(index)
    if (index >= end || index < top) return true
    if (index > first && index < last) return !kept.test(tag) && isInside(line.kind)
    if (index < first && line.sentence && heading.test(tag)) return true
    return tag === 'hr' || (!kept.test(tag) && isOutside(line, head, language))
  }
  const out = lines.filter(isOut)
  const numbers = new Set(out.map(({ block }) => block))
  return {
    blocks: all.filter((_, index) => !numbers.has(index)),
    dropped: out.map(({ text }) => text).filter((text) => text !== ''),
    around: lines.filter((_, index) => index < first || index > last),
    ...(cut !== -1 && { cut: `\`${lines[cut]?.text}\`` }),
  }
}

/** A page of pictures has no text, nor has one whose scripts did not run. */
function withoutText(all: readonly ContentBlock[], lines: readonly PageLine[]): TidyBlocks {
  const isWaiting = lines.some(({ kind }) => kind?.id === 'scripts')
  return { blocks: isWaiting ? [] : [...all], dropped: [], around: [] }
}

/** Where a text for subscribers is cut off: what is offered behind it is shorter. */
function cutAt(lines: readonly PageLine[], first: number): number {
  const cut = lines.findIndex(({ kind }, index) => index > first && kind?.id === 'paywall')
  if (cut === -1) return cut
  return proseIn(lines.slice(cut)) > proseIn(lines.slice(0, cut)) ? -1 : cut
}

function proseIn(lines: readonly PageLine[]): number {
  return lines.reduce((sum, { prose, text }) => sum + (prose ? text.length : 0), 0)
}

/** Above the text and below it also stand its title, its summary and its byline. */
function isOutside(line: PageLine, { title, summary }: PageHead, language: string): boolean {
  if (line.prose) return false
  if (line.kind !== undefined || isInTitle(line.text, title)) return true
  if (summary !== undefined && fold(line.text) === fold(summary)) return true
  return readByline(line, language) !== undefined
}

function isTitle(text: string, title = ''): boolean {
  return text.length > 2 && fold(title) === fold(text)
}

/** The title of the window may have the name of the publisher too. */
function isInTitle(text: string, title = ''): boolean {
  return text.length > 2 && fold(title).includes(fold(text))
}

/** Whether nothing of the article comes after it. */
function isFoot(kind: LineKind | undefined): boolean {
  return kind?.role === 'footer' || kind?.role === 'comments' || kind?.role === 'others'
}

function isInside(kind: LineKind | undefined): boolean {
  return kind !== undefined && foreignInside.has(kind.id)
}
