import { carriable } from '../model/text.ts'

/** A finished piece of XML; `undefined` stands for a part that is absent. */
export type Xml = string

export type Attributes = Readonly<Record<string, string | number | undefined>>

// Hexadecimal forms rather than `&amp;`: readers that decode plain-text elements twice still show
// the character (RSS Best Practices Profile, character data).
const references: Record<string, string> = {
  '&': '&#x26;',
  '<': '&#x3C;',
  '>': '&#x3E;',
  '"': '&#x22;',
}

/** An XML document that begins as every reader expects it, at byte 0. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** An element with elements in it, each on its own line; absent ones are left out. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly (Xml | undefined)[],
): Xml {
  return `${openElement(name, attributes, children)}\n</${name}>`
}

/** An element that goes on after these children. */
export function openElement(
  name: string,
  attributes: Attributes,
  children: readonly (Xml | undefined)[],
): Xml {
  return [`<${name}${attributeList(attributes)}>`, ...present(children)].join('\n')
}

/** The last children of an element, and its end. */
export function closeElement(name: string, children: readonly (Xml | undefined)[]): Xml {
  return [...present(children), `</${name}>`].join('\n')
}

function present(children: readonly (Xml | undefined)[]): Xml[] {
  return children.filter((child) => child !== undefined)
}

/** An element with text in it, or undefined when there is none. */
export function textElement(
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): Xml | undefined {
  if (text === undefined || text === '') return undefined
  return `<${name}${attributeList(attributes)}>${escapeXml(String(text))}</${name}>`
}

/** An element with attributes only. */
export function emptyElement(name: string, attributes: Attributes): Xml {
  return `<${name}${attributeList(attributes)}/>`
}

/** The text as XML character data; CDATA is never used, since readers search it for markup. */
export function escapeXml(text: string): string {
  return carriable(text).replace(/[&<>"]/g, (character) => references[character] ?? character)
}

/** Plain text as HTML, for elements that readers take for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function attributeList(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}
