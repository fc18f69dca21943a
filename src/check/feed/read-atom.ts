import type { FeedParts, HtmlPart, ItemParts, Part } from './feed-parts.ts'
import { inspectMarkup } from './inspect-markup.ts'
import { isLikelyHtml } from './plain-markup.ts'
import { childrenIn, namespaces, type XmlElement } from './xml-element.ts'
import { attributePart, definedParts, htmlText, hubLinks, textPart, xmlLinks } from './xml-parts.ts'

/** What readers take from Atom. */
export function readAtom(root: XmlElement, source: string): FeedParts {
  const links = xmlLinks(root, root.namespace, 'feed')
  const text = (name: string): Part | undefined => child(root, root, name, 'feed')
  return {
    format: 'atom',
    field: 'feed',
    at: root.at,
    ...definedParts({
      id: text('id'),
      title: text('title'),
      home: links.find(({ rel }) => rel === 'alternate'),
      self: links.find(({ rel }) => rel === 'self'),
      updated: text('updated') ?? text('modified'),
    }),
    languages: listed(attributePart(root, 'xml:lang', '')),
    links,
    hubs: hubLinks(links),
    addresses: [
      ...links,
      ...listed(text('icon')),
      ...listed(text('logo')),
      ...authorAddresses(root, root, 'feed'),
      ...generatorAddresses(root),
    ],
    html: readText(root, root, source, 'subtitle', 'feed')?.html ?? [],
    names: namesIn(root, root, 'feed'),
    tags: [],
    items: childrenIn(root, root.namespace, 'entry').map((entry, index) =>
      readEntry(entry, root, source, `entry ${index + 1}`),
    ),
  }
}

function readEntry(entry: XmlElement, root: XmlElement, source: string, field: string): ItemParts {
  const links = xmlLinks(entry, root.namespace, field)
  const text = (name: string): Part | undefined => child(entry, root, name, field)
  const texts = ['summary', 'content'].map((name) => readText(entry, root, source, name, field))
  const [summary, content] = texts
  return {
    field,
    at: entry.at,
    ...definedParts({
      id: text('id'),
      link: links.find(({ rel }) => rel === 'alternate'),
      title: text('title'),
      // Atom 0.3 has issued and modified.
      published: text('published') ?? text('issued'),
      updated: text('updated') ?? text('modified'),
      summary: summary?.part,
      content: content?.part,
    }),
    html: texts.flatMap((one) => one?.html ?? []),
    links,
    addresses: [...links, ...mediaAddresses(entry, field), ...authorAddresses(entry, root, field)],
    names: namesIn(entry, root, field),
    tags: childrenIn(entry, root.namespace, 'category').flatMap((category) =>
      listed(attributePart(category, 'label', field) ?? attributePart(category, 'term', field)),
    ),
    languages: listed(attributePart(entry, 'xml:lang', field)),
    media: hasMedia(entry) || links.some(({ rel }) => rel === 'enclosure'),
  }
}

/** A text construct (RFC 4287 §3.1), or content that is elsewhere (§4.1.3.2). */
function readText(
  parent: XmlElement,
  root: XmlElement,
  source: string,
  name: string,
  field: string,
): { part: Part; html: HtmlPart[] } | undefined {
  const [element] = childrenIn(parent, root.namespace, name)
  if (!element) return undefined
  const { type = 'text', src } = element.attributes
  const text = htmlText(element, source)
  const value = text === '' ? (src ?? '') : text
  if (value === '') return undefined
  const part = { field: `${field} ${name}`, at: element.at, text: value }
  const isHtml =
    /^(?:x?html|text\/html\b.*)$/i.test(type) || (type === 'text' && isLikelyHtml(text))
  return { part, html: isHtml ? [{ ...part, markup: inspectMarkup(value) }] : [] }
}

function namesIn(parent: XmlElement, root: XmlElement, field: string): Part[] {
  return childrenIn(parent, root.namespace, 'author').flatMap((author) =>
    listed(child(author, root, 'name', `${field} author`)),
  )
}

function authorAddresses(parent: XmlElement, root: XmlElement, field: string): Part[] {
  return childrenIn(parent, root.namespace, 'author').flatMap((author) =>
    listed(child(author, root, 'uri', `${field} author`)),
  )
}

function generatorAddresses(root: XmlElement): Part[] {
  return childrenIn(root, root.namespace, 'generator').flatMap((generator) =>
    listed(attributePart(generator, 'uri', 'feed')),
  )
}

function hasMedia(entry: XmlElement): boolean {
  return entry.children.some(({ namespace }) => namespace === namespaces.media)
}

function mediaAddresses(entry: XmlElement, field: string): Part[] {
  return ['content', 'thumbnail']
    .flatMap((name) => childrenIn(entry, namespaces.media, name))
    .flatMap((element) => listed(attributePart(element, 'url', field)))
}

function child(
  parent: XmlElement,
  root: XmlElement,
  name: string,
  field: string,
): Part | undefined {
  const [found] = childrenIn(parent, root.namespace, name)
  return found && textPart(found, field)
}

function listed(part: Part | undefined): Part[] {
  return part ? [part] : []
}
