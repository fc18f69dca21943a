import { XmlElement as PlainElement, parseXml } from '@rgrove/parse-xml'
import { XmlDocument, XmlElement } from 'libxml2-wasm'

/** An element as any of the parsers gives it. */
export interface Tree {
  /** With its prefix. */
  name: string
  attributes: Record<string, string>
  children: Tree[]
  text: string
}

/** Two independent parsers, both strict: they throw at the first fault. */
export const xmlParsers: Record<string, (xml: string) => Tree> = {
  libxml2(xml) {
    using document = XmlDocument.fromString(xml)
    return fromLibxml(document.root)
  },
  'parse-xml'(xml) {
    const { root } = parseXml(xml)
    if (!root) throw new Error('parse document: there is no root element')
    return fromPlain(root)
  },
}

export function child(tree: Tree, name: string): Tree | undefined {
  return tree.children.find((one) => one.name === name)
}

export function childrenNamed(tree: Tree, name: string): Tree[] {
  return tree.children.filter((one) => one.name === name)
}

/** The text of a child that must be there. */
export function textOf(tree: Tree, name: string): string {
  const found = child(tree, name)
  if (!found) throw new Error(`${tree.name} has no ${name}`)
  return found.text
}

function fromLibxml(element: XmlElement): Tree {
  const children: Tree[] = []
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) children.push(fromLibxml(node))
  }
  const attributes = element.attrs.map(({ prefix, name, value }) => [
    qualified(prefix, name),
    value,
  ])
  return {
    name: qualified(element.prefix, element.name),
    attributes: Object.fromEntries(attributes),
    children,
    text: element.content,
  }
}

function qualified(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}:${name}`
}

function fromPlain({ name, attributes, children, text }: PlainElement): Tree {
  const elements = children.filter((node) => node instanceof PlainElement)
  return { name, attributes, children: elements.map(fromPlain), text }
}
