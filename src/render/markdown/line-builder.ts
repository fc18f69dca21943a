import { destination, escapeText } from './escape-markdown.ts'
import { joinPieces } from './join-pieces.ts'
import type { Mark, MarkedStyle, Piece, Style } from './piece.ts'

/** Makes lines of Markdown from what stands in a paragraph of HTML. */
export interface LineBuilder {
  /** Adds text, in which white space only parts the words. */
  text(text: string): void
  image(alt: string, url: string, title: string): void
  lineBreak(): void
  open(style: Style): void
  /** Ends the style that was opened last. */
  close(): void
  /** The finished lines; styles that are open go on in the next ones. */
  take(): string
}

interface OpenStyle {
  style: Style
  /** Where it begins in these lines; it does so before the first of its words. */
  mark?: Mark
  /** It means nothing here. */
  idle: boolean
  /** It has had words. */
  used: boolean
}

// A single space stays as it is.
const spaces = /[\t\n\f\r ]{2,}|[\t\n\f\r]/g

export function lineBuilder(): LineBuilder {
  let pieces: Piece[] = []
  let words = ''
  // White space and, as `\n`, breaks.
  let gap = ''
  const styles: OpenStyle[] = []

  function inside(kind: Style['kind']): boolean {
    return styles.some(({ style, idle }) => style.kind === kind && !idle)
  }

  /** Puts what parts the next words from the last ones, outside of the styles of both. */
  function part(): void {
    const text = gap.replace(/ *\n */g, '\\\n').replace(/ +/g, ' ')
    if (text !== '' && pieces.length > 0) pieces.push({ kind: 'ready', text })
    gap = ''
  }

  function beginStyles(): void {
    for (const one of styles) {
      one.used = true
      if (one.mark || one.idle || one.style.kind === 'code') continue
      one.mark = beginMark(one.style)
    }
  }

  function beginMark(style: MarkedStyle): Mark {
    const last = pieces.at(-1)
    // Words that are styled alike and touch each other: marks between them would not be seen.
    if (last?.kind === 'end' && last.mark.style.kind === style.kind && style.kind !== 'link') {
      pieces.pop()
      return last.mark
    }
    const mark: Mark = { style, end: 0 }
    pieces.push({ kind: 'begin', mark })
    return mark
  }

  function endMark(mark: Mark): void {
    const [begin, words] = pieces.slice(-2)
    if (begin?.kind === 'begin' && words?.kind === 'text' && isAddress(words.raw, mark.style)) {
      pieces.splice(-2, 2, { kind: 'ready', text: `<${words.raw}>` })
      return
    }
    mark.end = pieces.length
    pieces.push({ kind: 'end', mark })
  }

  /** Ends the marks of the styles from this one on; they begin again before the next words. */
  function interrupt(first: number): void {
    for (const one of styles.slice(first).reverse()) {
      if (one.mark) endMark(one.mark)
      delete one.mark
    }
  }

  function flush(): void {
    const text = words.replace(spaces, ' ')
    const start = text.trimStart()
    const bare = start.trimEnd()
    words = ''
    gap += text.slice(0, text.length - start.length)
    if (bare === '') return
    part()
    beginStyles()
    if (inside('code')) addCode(bare)
    else addText(bare)
    gap = start.slice(bare.length)
  }

  function addCode(code: string): void {
    const last = pieces.at(-1)
    if (last?.kind === 'code') last.code += code
    else pieces.push({ kind: 'code', code })
  }

  function addText(raw: string): void {
    const last = pieces.at(-1)
    if (last?.kind === 'text') last.raw += raw
    else pieces.push({ kind: 'text', raw, inLink: inside('link') })
  }

  return {
    text(text) {
      words += text
    },
    image(alt, url, title) {
      flush()
      part()
      beginStyles()
      const label = escapeText(alt).replaceAll(']', '\\]')
      pieces.push({ kind: 'ready', text: `![${label}](${destination(url, title)})` })
    },
    lineBreak() {
      flush()
      gap += '\n'
    },
    open(style) {
      flush()
      const idle = style.kind !== 'link' && inside(style.kind)
      const outer = style.kind === 'link' ? styles.findIndex(isLink) : -1
      // As browsers do: a link ends where another one begins in it.
      if (outer !== -1) interrupt(outer)
      for (const one of styles) one.idle ||= outer !== -1 && isLink(one)
      styles.push({ style, idle, used: false })
    },
    close() {
      const { style, used, idle } = styles.at(-1) ?? {}
      if (style?.kind === 'link' && style.bare && !used && !idle && words.trim() === '') {
        words += style.url
      }
      flush()
      const mark = styles.pop()?.mark
      if (mark) endMark(mark)
    },
    take() {
      flush()
      interrupt(0)
      const lines = joinPieces(pieces)
      pieces = []
      gap = ''
      return lines
    },
  }
}

function isLink({ style }: OpenStyle): boolean {
  return style.kind === 'link'
}

/** Whether a link shows its address, and can be written as one (CommonMark §6.5). */
function isAddress(words: string | undefined, style: MarkedStyle): boolean {
  if (words === undefined || style.kind !== 'link' || style.title !== '') return false
  if (style.url === words) return /^[a-z][a-z\d+.-]{1,31}:[^\0- <>\u007f]*$/i.test(words)
  return style.url === `mailto:${words}` && /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(words)
}
