import type { Definition, Html, Image, Link, Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** What an address in a text is for. */
export type AddressUse = 'link' | 'picture'

interface Edit {
  start: number
  end: number
  text: string
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze()
const inTags = /(\s)(href|src|poster|cite|data)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi

/**
 * The Markdown with other addresses, and every other character as it was. What has none any more
 * leaves its words.
 * @param change gives the address to write instead, or undefined
 */
export function rewriteAddresses(
  markdown: string,
  change: (address: string, use: AddressUse) => string | undefined,
): string {
  const edits: Edit[] = []
  visit(parser.parse(markdown), (node) => {
    edits.push(...editsOf(node, markdown, change))
  })
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: words }) => text.slice(0, start) + words + text.slice(end),
      markdown,
    )
}

type Change = Parameters<typeof rewriteAddresses>[1]

function editsOf(node: Nodes, text: string, change: Change): Edit[] {
  if (node.type === 'link') return linkEdits(node, text, change)
  if (node.type === 'image') return imageEdits(node, change)
  if (node.type === 'definition') return definitionEdits(node, change)
  if (node.type === 'html') return htmlEdits(node, change)
  return []
}

function linkEdits(node: Link, text: string, change: Change): Edit[] {
  const url = change(node.url, 'link')
  if (url === node.url) return []
  const { start, end } = spanOf(node)
  const inner = node.children.map(spanOf)
  const first = inner[0]?.start ?? start
  const last = inner.at(-1)?.end ?? start
  // `<…>`, or an address that stands in the text as it is.
  if (text[start] !== '[') return [{ start, end, text: url === undefined ? node.url : target(url) }]
  if (url === undefined) {
    return [
      { start, end: Math.max(first, start + 1), text: '' },
      { start: Math.max(last, start + 1), end, text: '' },
    ]
  }
  const tail = `](${target(url)}${titleText(node.title)})`
  return [{ start: Math.max(last, start + 1), end, text: tail }]
}

function imageEdits(node: Image, change: Change): Edit[] {
  const url = change(node.url, 'picture')
  if (url === node.url) return []
  const alt = (node.alt ?? '').replace(/[[\]\\*_`<>!]/g, '\\$&')
  const text = url === undefined ? alt : `![${alt}](${target(url)}${titleText(node.title)})`
  return [{ ...spanOf(node), text }]
}

function definitionEdits(node: Definition, change: Change): Edit[] {
  const url = change(node.url, 'link')
  if (url === node.url) return []
  // The words that refer to it need something to lead to.
  const text = `[${node.label ?? node.identifier}]: ${target(url ?? '#')}${titleText(node.title)}`
  return [{ ...spanOf(node), text }]
}

function htmlEdits(node: Html, change: Change): Edit[] {
  const text = node.value.replace(/<[a-z][^>]*>/gi, (tag) => {
    const isPicture = /^<img[\s/>]/i.test(tag)
    return tag.replace(
      inTags,
      (whole, blank: string, name: string, sign: string, value: string) => {
        const address = unquoted(value)
        const use = isPicture || name.toLowerCase() === 'poster' ? 'picture' : 'link'
        const url = change(address, use)
        if (url === address) return whole
        return url === undefined ? '' : `${blank}${name}${sign}"${url.replaceAll('"', '%22')}"`
      },
    )
  })
  return text === node.value ? [] : [{ ...spanOf(node), text }]
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('&amp;', '&')
}

function target(url: string): string {
  return /^[^\s()<>\\]+$/.test(url) ? url : `<${url.replace(/[<>\n\\]/g, encodeURIComponent)}>`
}

function titleText(title: string | null | undefined): string {
  return title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : ''
}

function spanOf({ position }: Nodes): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}
