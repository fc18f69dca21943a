import { Parser } from 'htmlparser2'
import { singleSpaces } from '../../model/single-spaces.ts'
import { type Block, indent, joinBlocks } from './block.ts'
import { escapeLineStart } from './escape-markdown.ts'
import { lineBuilder } from './line-builder.ts'
import { listBlock } from './list-block.ts'
import type { LinkStyle, Style } from './piece.ts'
import { type Row, tableBlock } from './table-block.ts'

type Attributes = Readonly<Record<string, string>>

/** Begins an element, and says what is to be done at its end. */
type Begin = (attributes: Attributes) => (() => void) | undefined

/**
 * A sanitised fragment of HTML as Markdown: CommonMark with tables and strikethrough. Of what has
 * no form there the words stay.
 */
export function htmlToMarkdown(html: string): string {
  const writer = markdownWriter()
  const ends: ReturnType<Begin>[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      ends.push(writer.begin(name, attributes))
    },
    onclosetag() {
      ends.pop()?.()
    },
    ontext: writer.text,
  })
  parser.end(html)
  return writer.finish()
}

function markdownWriter() {
  const line = lineBuilder()
  let blocks: Block[] = []
  /** The items of the list around, when what begins next stands directly in it. */
  let items: Block[][] | undefined
  /** The rows of the table around. */
  let rows: Row[] | undefined
  let inHead = false
  /** Whether all goes on one line, as in a heading. */
  let flat = false
  /** The text of what is preformatted. */
  let code: string | undefined
  let media: LinkStyle | undefined

  function endParagraph(paragraph = false): void {
    if (flat) {
      line.text(' ')
      return
    }
    const text = line.take().split('\n').map(escapeLineStart).join('\n')
    if (text !== '') blocks.push({ kind: 'text', text, ...(paragraph && { paragraph }) })
  }

  function apart(): () => void {
    endParagraph()
    return endParagraph
  }

  /** An element that is a block where there is room for one. */
  function block(begin: Begin): Begin {
    return (attributes) => (flat ? apart() : begin(attributes))
  }

  function styled(kind: Exclude<Style['kind'], 'link'>): Begin {
    return () => {
      line.open({ kind })
      return line.close
    }
  }

  /** What is directly in a list belongs to the item before it. */
  function gather(list: Block[][]): void {
    if (blocks.length === 0) return
    const last = list.pop() ?? []
    list.push([...last, ...blocks])
    blocks = []
  }

  function list(start: number | undefined): () => void {
    endParagraph()
    const around = { blocks, items }
    const own: Block[][] = []
    blocks = []
    items = own
    return () => {
      endParagraph()
      gather(own)
      blocks = around.blocks
      items = around.items
      const filled = own.filter((item) => item.length > 0)
      if (filled.length === 0) return
      // Where there are numbers an empty item stays, so that the others keep theirs.
      blocks.push(listBlock(start === undefined ? filled : own, start, blocks.at(-1)))
    }
  }

  const item: Begin = () => {
    const own = items
    if (!own) return apart()
    endParagraph()
    gather(own)
    items = undefined
    return () => {
      endParagraph()
      own.push(blocks)
      blocks = []
      items = own
    }
  }

  function heading(level: number): Begin {
    return () => {
      endParagraph()
      flat = true
      return () => {
        flat = false
        const text = line.take().replace(/#$/, '\\#')
        if (text !== '') blocks.push({ kind: 'heading', text: `${'#'.repeat(level)} ${text}` })
      }
    }
  }

  function quote(): () => void {
    endParagraph()
    const around = { blocks, items }
    blocks = []
    items = undefined
    return () => {
      endParagraph()
      const text = indent(joinBlocks(blocks), '> ', '> ')
      const [first] = blocks
      blocks = around.blocks
      items = around.items
      if (first) blocks.push({ kind: 'quote', text, endsText: first.kind === 'text' })
    }
  }

  function preformatted(): () => void {
    endParagraph()
    code = ''
    return () => {
      const text = code?.replace(/^\n/, '').replace(/\n+$/, '')
      code = undefined
      if (text) blocks.push({ kind: 'code', text: fenced(text), endsText: true })
    }
  }

  function table(): () => void {
    endParagraph()
    const around = rows
    const own: Row[] = []
    rows = own
    return () => {
      endParagraph()
      rows = around
      const made = tableBlock(own)
      if (made) blocks.push(made)
    }
  }

  const row: Begin = () => {
    rows?.push({ cells: [], heading: inHead })
    return apart()
  }

  function cell(heading: boolean): Begin {
    return ({ align, colspan, rowspan }) => {
      endParagraph()
      const last = rows?.at(-1)
      if (!last) return endParagraph
      last.heading ||= heading
      flat = true
      return () => {
        flat = false
        const text = line.take().replaceAll('|', '\\|')
        last.cells.push({ text, align, width: span(colspan), height: span(rowspan) })
      }
    }
  }

  const link: Begin = ({ href, title = '' }) => {
    if (href === undefined) return undefined
    line.open({ kind: 'link', url: href, title: oneLine(title) })
    return line.close
  }

  const recording: Begin = ({ src = '', poster }) => {
    const own: LinkStyle = { kind: 'link', url: src, title: '', bare: true }
    media = own
    line.open(own)
    if (poster) line.image('', poster, '')
    return () => {
      line.close()
      media = undefined
    }
  }

  const elements: Readonly<Record<string, Begin>> = {
    p: () => {
      endParagraph()
      return () => endParagraph(true)
    },
    ...Object.fromEntries(
      'div figure figcaption caption dd'.split(' ').map((name) => [name, apart]),
    ),
    ...Object.fromEntries([2, 3, 4, 5, 6].map((level) => [`h${level}`, block(heading(level))])),
    blockquote: block(quote),
    ul: block(() => list(undefined)),
    ol: block(({ start }) => list(firstNumber(start))),
    dl: block(() => list(undefined)),
    li: block(item),
    dt: block(item),
    pre: (attributes) => (flat ? styled('code')(attributes) : preformatted()),
    hr: block(() => {
      endParagraph()
      blocks.push({ kind: 'rule', text: '---' })
      return undefined
    }),
    table: block(table),
    thead: () => {
      inHead = true
      return () => {
        inHead = false
      }
    },
    tr: block(row),
    th: block(cell(true)),
    td: block(cell(false)),
    em: styled('em'),
    i: styled('em'),
    u: styled('em'),
    strong: styled('strong'),
    b: styled('strong'),
    del: styled('del'),
    s: styled('del'),
    ...Object.fromEntries('code kbd samp var'.split(' ').map((name) => [name, styled('code')])),
    a: link,
    audio: recording,
    video: recording,
    source: ({ src = '' }) => {
      if (media) media.url ||= src
      return undefined
    },
    img: ({ src, alt = '', title = '' }) => {
      if (src !== undefined) line.image(oneLine(alt), src, oneLine(title))
      return undefined
    },
    br: () => {
      if (flat) line.text(' ')
      else line.lineBreak()
      return undefined
    },
    q: () => {
      line.text('"')
      return () => line.text('"')
    },
  }

  return {
    begin(name: string, attributes: Attributes) {
      if (code === undefined) return elements[name]?.(attributes)
      if (name === 'br') code += '\n'
      return undefined
    },
    text(text: string) {
      if (code === undefined) line.text(text)
      else code += text
    },
    finish() {
      endParagraph()
      return joinBlocks(blocks)
    },
  }
}

function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}

function firstNumber(start: string | undefined): number {
  return start !== undefined && /^\d{1,9}$/.test(start) ? Number(start) : 1
}

// More columns or rows than a cell can well take are a mistake.
function span(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d?$/.test(text) ? Number(text) : 1
}

function oneLine(text: string): string {
  return singleSpaces(text).trim()
}
