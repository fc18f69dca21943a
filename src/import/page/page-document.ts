import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { carriable } from '../../model/text.ts'

/** What is asked of an element of a page. */
export interface PageElement {
  readonly tagName: string
  readonly textContent: string | null
  readonly childElementCount: number
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<PageElement>
  closest(selector: string): PageElement | null
  remove(): void
}

export interface PageDocument {
  readonly documentElement: PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

const parser = unified().use(rehypeParse).freeze()

/**
 * The document of a page as a browser would have it. linkedom takes elements as they are written;
 * so a page of any age is first put in order by the rules of HTML (§13.2).
 */
export function pageDocument(html: string): PageDocument {
  const tree = parser.parse(carriable(html))
  // Of several sizes of a picture the one for all browsers is the largest as a rule.
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'picture' || !node.children.some(isImage)) return
    node.children = node.children.filter(isImage)
  })
  return parseHTML(toHtml(tree, { allowDangerousHtml: true })).document
}

function isImage(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'img'
}
