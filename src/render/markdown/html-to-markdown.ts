import { Parser } from 'htmlparser2'
import type { Attributes, Begin, Elements } from './begin.ts'
import { indent, joinBlocks } from './block.ts'
import { type BlockWriter, blockWriter } from './block-writer.ts'
import { inlineElements } from './inline-elements.ts'
import { lineBuilder } from './line-builder.ts'
import { listElements } from './list-elements.ts'
import { tableElements } from './table-elements.ts'

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
  const writer = blockWriter(line)
  /** The text of what is preformatted. */
  let code: string | undefined

  function preformatted(): () => void {
    writer.endParagraph()
    code = ''
    return () => {
      const text = code?.replace(/^\n/, '').replace(/\n+$/, '')
      code = undefined
      if (text) writer.push({ kind: 'code', text: fenced(text), endsText: true })
    }
  }

  const inline = inlineElements(line, writer)
  const elements: Elements = {
    ...blockElements(writer),
    ...listElements(writer),
    ...tableElements(writer),
    ...inline,
    pre: (attributes) => (writer.isFlat() ? inline['code']?.(attributes) : preformatted()),
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
      return joinBlocks(writer.take())
    },
  }
}

function blockElements(writer: BlockWriter): Elements {
  function heading(level: number): Begin {
    return () => {
      const end = writer.oneLine()
      return () => {
        const text = end().replace(/#$/, '\\#')
        if (text !== '') writer.push({ kind: 'heading', text: `${'#'.repeat(level)} ${text}` })
      }
    }
  }

  function quote(): () => void {
    const leave = writer.enter()
    return () => {
      const blocks = leave()
      const [first] = blocks
      const text = indent(joinBlocks(blocks), '> ', '> ')
      if (first) writer.push({ kind: 'quote', text, endsText: first.kind === 'text' })
    }
  }

  return {
    p() {
      writer.endParagraph()
      return () => writer.endParagraph(true)
    },
    ...Object.fromEntries(
      'div figure figcaption caption dd'.split(' ').map((name) => [name, writer.apart]),
    ),
    ...Object.fromEntries(
      [2, 3, 4, 5, 6].map((level) => [`h${level}`, writer.block(heading(level))]),
    ),
    blockquote: writer.block(quote),
    hr: writer.block(() => {
      writer.endParagraph()
      writer.push({ kind: 'rule', text: '---' })
      return undefined
    }),
  }
}

function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}
