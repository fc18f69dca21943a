import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'

type Root = Extract<Parameters<typeof toMarkdown>[0], { type: 'root' }>

/** A part of a Markdown document, and a part of a line. */
export type Block = Root['children'][number]
export type Inline = Extract<Block, { type: 'paragraph' }>['children'][number]

/** CommonMark with tables, strikethrough and footnotes. */
export function markdown(children: readonly Block[]): string {
  return toMarkdown(
    { type: 'root', children: [...children] },
    { extensions: [gfmToMarkdown()], bullet: '-', rule: '-' },
  )
}

/** The blocks of a fragment of HTML. */
export function blocksOf(html: string): Block[] {
  const tree = toMdast(fromHtml(html, { fragment: true }))
  return tree.type === 'root' ? tree.children : []
}

export function heading(depth: 1 | 2, words: string): Block {
  return { type: 'heading', depth, children: [text(words)] }
}

export function paragraph(...children: Inline[]): Extract<Block, { type: 'paragraph' }> {
  return { type: 'paragraph', children }
}

export function quote(words: string): Block {
  return { type: 'blockquote', children: [paragraph(text(words))] }
}

export function list(lines: readonly Inline[][]): Block {
  return {
    type: 'list',
    spread: false,
    children: lines.map((line) => ({ type: 'listItem', children: [paragraph(...line)] })),
  }
}

export function text(value: string): Inline {
  return { type: 'text', value }
}

export function link(url: string, name: string = url): Inline {
  return { type: 'link', url, children: [{ type: 'text', value: name }] }
}
