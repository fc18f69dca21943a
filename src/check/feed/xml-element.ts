/** An element as a plain value. */
export interface XmlElement {
  /** Without its prefix. */
  name: string
  prefix: string
  /** Undefined when there is none, or when the prefix is not declared. */
  namespace: string | undefined
  /** By their names with prefix. */
  attributes: Readonly<Record<string, string>>
  children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  text: string
  /** Where it begins in the source, in UTF-16 code units. */
  at: number
  end: number
}

/** The namespaces that readers know. */
export const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  source: 'http://source.scripting.com/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
} as const

/** The children without a prefix: the elements of RSS and OPML themselves. */
export function plainChildren(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child) => child.prefix === '' && child.name === name && !known.has(child.namespace ?? ''),
  )
}

const known: ReadonlySet<string> = new Set(Object.values(namespaces))

/** The children of a namespace. */
export function childrenIn(
  element: XmlElement,
  namespace: string | undefined,
  name: string,
): XmlElement[] {
  return element.children.filter((child) => child.namespace === namespace && child.name === name)
}

/** The element and all in it, in their order. */
export function* eachElement(element: XmlElement): Generator<XmlElement> {
  const left = [element]
  for (let next = left.pop(); next; next = left.pop()) {
    yield next
    for (const child of next.children.toReversed()) left.push(child)
  }
}

/** As it stands in the document, with the prefix. */
export function qualifiedName({ prefix, name }: XmlElement): string {
  return prefix === '' ? name : `${prefix}:${name}`
}

/** What stands between the tags, as source. */
export function innerXml(text: string, { at, end }: XmlElement): string {
  const source = text.slice(at, end)
  return source.replace(/^<[^>]*>/, '').replace(/<\/[^<]*$/, '')
}
