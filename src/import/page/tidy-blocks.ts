import { fold } from '../../model/fold.ts'
import type { LineKind } from '../text/line-kinds.ts'
import { type PageLine, pageLine } from '../text/page-line.ts'
import { readByline } from '../text/read-byline.ts'
import type { ContentBlock } from './content-blocks.ts'

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
}

/** The blocks of an article without what a page puts above, between and below its text. */
export function tidyBlocks(
  all: readonly ContentBlock[],
  title: string | undefined,
  language: string,
): TidyBlocks {
  const lines = all.map(({ text }, index) =>
    pageLine({ number: index + 1, text, block: index }, language),
  )
  const first = lines.findIndex(({ prose }) => prose)
  const last = lines.findLastIndex(({ prose }) => prose)
  if (first === -1) return { blocks: [...all], dropped: [], around: [] }
  const foot = lines.findIndex(({ kind }, index) => index > last && isFoot(kind))
  const end = foot === -1 ? lines.length : foot
  const isOut = (line: PageLine, index: number): boolean => {
    const tag = all[index]?.element.tagName ?? ''
    if (index >= end) return true
    if (index > first && index < last) return !kept.test(tag) && isInside(line.kind)
    return tag === 'hr' || (!kept.test(tag) && isOutside(line, title, language))
  }
  const out = lines.filter(isOut)
  return {
    blocks: all.filter((_, index) => !out.some(({ block }) => block === index)),
    dropped: out.map(({ text }) => text).filter((text) => text !== ''),
    around: lines.filter((_, index) => index < first || index > last),
  }
}

/** Above the text and below it also stand its title and its byline. */
function isOutside(line: PageLine, title: string | undefined, language: string): boolean {
  if (line.prose) return false
  if (line.kind !== undefined || isInTitle(line.text, title)) return true
  return readByline(line, language) !== undefined
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
