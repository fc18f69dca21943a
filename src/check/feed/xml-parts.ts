import type { LinkPart, Part } from './feed-parts.ts'
import { childrenIn, innerXml, qualifiedName, type XmlElement } from './xml-element.ts'

/** The text of an element, unless it is empty. */
export function textPart(element: XmlElement, parent: string): Part | undefined {
  const text = element.text.trim()
  if (text === '') return undefined
  return { field: `${parent} ${qualifiedName(element)}`.trim(), at: element.at, text }
}

/** The text of an element, or its source when elements stand where HTML is to be. */
export function htmlText(element: XmlElement, source: string): string {
  return (element.children.length > 0 ? innerXml(source, element) : element.text).trim()
}

/** The value of an attribute, unless it is empty; its place is that of the element. */
export function attributePart(
  element: XmlElement,
  attribute: string,
  parent: string,
): Part | undefined {
  const text = element.attributes[attribute]?.trim() ?? ''
  if (text === '') return undefined
  return { field: `${parent} ${qualifiedName(element)} ${attribute}`.trim(), at: element.at, text }
}

/** The links of Atom that have an address; without `rel` they are alternates (RFC 4287 §4.2.7.2). */
export function xmlLinks(
  parent: XmlElement,
  namespace: string | undefined,
  field: string,
): LinkPart[] {
  return childrenIn(parent, namespace, 'link').flatMap((link) => {
    const part = attributePart(link, 'href', field)
    if (!part) return []
    const { rel, type, hreflang } = link.attributes
    return [{ ...part, rel: rel?.trim() || 'alternate', type, language: hreflang }]
  })
}

/** The links to hubs (WebSub §4). */
export function hubLinks(links: readonly LinkPart[]): LinkPart[] {
  return links.filter(({ rel }) => rel.toLowerCase().split(/\s+/).includes('hub'))
}

type Defined<Parts> = { [Name in keyof Parts]?: NonNullable<Parts[Name]> }

/** Only those parts that are there. */
export function definedParts<Parts extends Record<string, Part | undefined>>(
  parts: Parts,
): Defined<Parts> {
  const entries = Object.entries(parts).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries) as Defined<Parts>
}
