import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Html } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark, { type Options } from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { EXIT, SKIP, visit } from 'unist-util-visit'
import { isNestedDeeper } from '../model/is-nested-deeper.ts'
import { carriable } from '../model/text.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { textOfHtml } from './text-of-html.ts'
import { tidyElement } from './tidy-element.ts'

type Handler = NonNullable<NonNullable<Options['handlers']>[string]>

// What Markdown has no signs for, and readers show: the tags stay.
const inline = 'sub sup u small kbd samp abbr mark ins q cite time video audio'.split(' ')

const handlers: Record<string, Handler> = {
  ...Object.fromEntries(inline.map((name) => [name, tagged])),
  iframe: embedded,
}

const fromHtml = unified().use(rehypeParse, { fragment: true }).freeze()
const toMarkdown = unified()
  .use(rehypeRemark, { handlers, nodeHandlers: { raw: (_, node) => html(node.value) } })
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    fences: true,
    handlers: { mdxJsxTextElement: stringifyTagged } as never,
  })
  .freeze()

// Parsers of HTML and Markdown call themselves for every level.
const deepest = 200

/** Whether only the words of an HTML text can be kept. */
export function isTooDeep(html: string): boolean {
  return isNestedDeeper(html, deepest)
}

/**
 * The HTML as Markdown; what Markdown has no signs for stays HTML.
 * @param base the address that relative links are relative to
 */
export function markdownOfHtml(source: string, base?: string): string {
  const html = isTooDeep(source) ? paragraphsOf(textOfHtml(source)) : source
  const tree = fromHtml.parse(carriable(html))
  visit(tree, 'element', (node, index, parent) => {
    if (index === undefined || !parent) return undefined
    const tidied = tidyElement(node, base)
    if (!Array.isArray(tidied)) return undefined
    parent.children.splice(index, 1, ...tidied)
    return index
  })
  visit(tree, 'element', (node, index, parent) => {
    if (index === undefined || !parent || !isBeyondMarkdown(node)) return undefined
    parent.children.splice(index, 1, { type: 'raw', value: onOneBlock(node) } as never)
    return [SKIP, index + 1]
  })
  return toMarkdown.stringify(toMarkdown.runSync(tree) as never).trim()
}

/** Whether Markdown would lose what belongs together: a caption, a cell over two columns, a term. */
function isBeyondMarkdown(node: Element): boolean {
  if (node.tagName === 'figure') return has(node, ({ tagName }) => tagName === 'figcaption')
  if (node.tagName === 'dl') return true
  if (node.tagName !== 'table') return false
  const blocks = /^(?:ul|ol|pre|blockquote|table|figure|h[1-6]|caption)$/
  return has(
    node,
    ({ tagName, properties }) =>
      blocks.test(tagName) ||
      [properties['colSpan'], properties['rowSpan']].some((span) => Number(span ?? 1) > 1),
  )
}

function has(tree: Element, test: (node: Element) => boolean): boolean {
  let found = false
  visit({ type: 'root', children: tree.children } as Root, 'element', (node) => {
    found ||= test(node)
    return found ? EXIT : undefined
  })
  return found
}

/** A block of HTML ends at an empty line (CommonMark §4.6). */
function onOneBlock(node: Element): string {
  const text = toHtml(node, { allowDangerousHtml: true })
  return text
    .replace(/<pre[\s>][\s\S]*?<\/pre>/g, (code) => code.replaceAll('\n', '&#10;'))
    .replace(/\n\s*\n/g, '\n')
}

/** Inline, as a node that is known to stand within paragraphs. */
function tagged(state: Parameters<Handler>[0], node: Element): never {
  const [open = '', close = ''] = toHtml({ ...node, children: [mark] }).split(mark.value)
  return { type: 'mdxJsxTextElement', open, close, children: state.all(node) } as never
}

// Between the tags.
const mark = { type: 'text', value: '\u2063' } as const

/** The tags of an element as HTML, and what is in it as Markdown. */
function stringifyTagged(
  node: { open: string; close: string },
  _: unknown,
  state: { containerPhrasing(node: object, info: object): string },
  info: object,
): string {
  return node.open + state.containerPhrasing(node, info) + node.close
}

function html(value: string): Html {
  return { type: 'html', value }
}

/** What is played elsewhere is a link to it. */
function embedded(_: unknown, node: Element): never {
  const { src, title } = node.properties
  if (typeof src !== 'string') return undefined as never
  const words = typeof title === 'string' && title !== '' ? title : src
  return { type: 'link', url: src, children: [{ type: 'text', value: words }] } as never
}
