import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { oneLine } from '../../model/text.ts'
import { textOfHtml } from '../text-of-html.ts'

/** A paragraph, heading, list, figure or table of an article. */
export interface ContentBlock {
  element: Element
  /** What it says, on one line. */
  text: string
}

type Node = RootContent | ElementContent

const parser = unified().use(rehypeParse, { fragment: true }).freeze()

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure table hr details address math'.split(' '),
)
const cells = /^(?:td|th|caption)$/

/** The blocks of some HTML, without the boxes and tables around them that only place them. */
export function contentBlocks(html: string): ContentBlock[] {
  const root: Root = parser.parse(html)
  return blocksIn(root.children)
    .map(withOwnCaption)
    .map((element) => ({ element, text: textOfHtml(toHtml(element)) }))
    .filter(({ element, text }) => text !== '' || holdsMedia(element))
}

/** A caption that only repeats what stands for the picture is none. */
function withOwnCaption(element: Element): Element {
  const [image, another] = picturesIn({ element, text: '' })
  if (element.tagName !== 'figure' || image === undefined || another !== undefined) return element
  const children = element.children.filter(
    (child) =>
      !(child.type === 'element' && child.tagName === 'figcaption') ||
      textOfHtml(toHtml(child)) !== image.alt,
  )
  return { ...element, children }
}

/** The blocks among these nodes; text that stands loose between them is a paragraph. */
function blocksIn(nodes: readonly Node[]): Element[] {
  const found: Element[] = []
  let open: Element | undefined
  for (const node of nodes) {
    const loose = looseNode(node)
    if (loose === undefined) {
      open = undefined
      if (node.type === 'element') found.push(...blocksOf(node))
    } else if (open === undefined) {
      open = paragraph(loose)
      found.push(open)
    } else open.children.push(loose)
  }
  return found
}

/** Text, or an element within a line. */
function looseNode(node: Node): ElementContent | undefined {
  if (node.type === 'text') return node
  if (node.type !== 'element' || node.tagName === 'br') return undefined
  return isBlock(node) || holdsBlocks(node) ? undefined : node
}

function paragraph(node: ElementContent): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [node] }
}

function blocksOf(node: Element): Element[] {
  return isBlock(node) ? [node] : blocksIn(node.children)
}

function isBlock(node: Element): boolean {
  return blocks.has(node.tagName) && !(node.tagName === 'table' && isLayout(node))
}

function holdsBlocks({ tagName, children }: Element): boolean {
  if (/^(?:table|tbody|thead|tr|td|th|div|section|article|main|body|center)$/.test(tagName))
    return true
  return children.some(
    (child) =>
      child.type === 'element' && (child.tagName === 'br' || isBlock(child) || holdsBlocks(child)),
  )
}

/** A table without headings whose cells hold paragraphs places them, and has no data. */
function isLayout(table: Element): boolean {
  const inside = descendants(table)
  if (inside.some(({ tagName }) => tagName === 'th' || tagName === 'caption')) return false
  const rows = inside.filter(({ tagName }) => tagName === 'tr')
  if (rows.every((row) => cellsOf(row).length <= 1)) return true
  return inside.some((node) => cells.test(node.tagName) && descendants(node).some(isBlock))
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === 'element' && cells.test(child.tagName),
  )
}

function descendants({ children }: Element): Element[] {
  return children.flatMap((child) =>
    child.type === 'element' ? [child, ...descendants(child)] : [],
  )
}

function holdsMedia(element: Element): boolean {
  const media = /^(?:img|picture|video|audio|iframe|svg|math)$/
  return [element, ...descendants(element)].some(({ tagName }) => media.test(tagName))
}

/** The blocks as HTML. */
export function blocksHtml(all: readonly ContentBlock[]): string {
  return all.map(({ element }) => toHtml(element)).join('\n')
}

/** The addresses of the pictures of a block, as they are written, with what they show. */
export function picturesIn({ element }: ContentBlock): { src: string; alt: string }[] {
  return [element, ...descendants(element)].flatMap(({ tagName, properties }) => {
    const { src, alt } = properties
    if (tagName !== 'img' || typeof src !== 'string') return []
    return [{ src, alt: typeof alt === 'string' ? oneLine(alt) : '' }]
  })
}
