import type { FeedParts, HtmlPart, ItemParts, LinkPart, Part } from './feed-parts.ts'
import { inspectMarkup } from './inspect-markup.ts'
import { elementIn } from './plain-markup.ts'
import {
  childrenIn,
  namespaces,
  plainChildren,
  qualifiedName,
  type XmlElement,
} from './xml-element.ts'
import { attributePart, definedParts, htmlText, hubLinks, textPart, xmlLinks } from './xml-parts.ts'

const { atom, content, dc, itunes, media } = namespaces

/** What readers take from RSS of any version; undefined without a channel. */
export function readRss(root: XmlElement, source: string): FeedParts | undefined {
  const [channel] = plainChildren(root, 'channel')
  if (!channel) return undefined
  // RSS 1.0 and 0.90 have the items beside the channel.
  const items = [...plainChildren(channel, 'item'), ...plainChildren(root, 'item')]
  const links = xmlLinks(channel, atom, 'channel')
  const text = (name: string): Part | undefined => plainPart(channel, name, 'channel')
  const home = text('link')
  const description = markupPart(plainChildren(channel, 'description')[0], source, 'channel')
  return {
    format: 'rss',
    field: 'channel',
    at: channel.at,
    ...definedParts({
      title: text('title'),
      home,
      self: links.find(({ rel }) => rel === 'self'),
      updated: text('lastBuildDate') ?? text('pubDate') ?? partIn(channel, dc, 'date', 'channel'),
    }),
    languages: [text('language') ?? partIn(channel, dc, 'language', 'channel')].flatMap(
      (part) => part ?? [],
    ),
    links,
    hubs: hubLinks(links),
    addresses: [
      ...listed(home),
      ...links,
      ...imageAddresses(channel),
      ...podcastImages(channel, 'channel'),
    ],
    // It is plain text; those who make HTML of it are held to the rules of HTML.
    html: listed(description)
      .filter((part) => elementIn(part.text))
      .map(htmlPart),
    names: allIn(channel, dc, 'creator', 'channel'),
    tags: plainChildren(channel, 'category').flatMap((one) => listed(textPart(one, 'channel'))),
    items: items.map((item, index) => readItem(item, source, `item ${index + 1}`)),
  }
}

function readItem(item: XmlElement, source: string, field: string): ItemParts {
  const links = xmlLinks(item, atom, field)
  const link = plainPart(item, 'link', field) ?? links.find(({ rel }) => rel === 'alternate')
  const summary = markupPart(plainChildren(item, 'description')[0], source, field)
  const encoded = markupPart(childrenIn(item, content, 'encoded')[0], source, field)
  return {
    field,
    at: item.at,
    ...identity(item, field),
    ...definedParts({
      link,
      title: plainPart(item, 'title', field),
      published: plainPart(item, 'pubDate', field) ?? partIn(item, dc, 'date', field),
      updated: partIn(item, atom, 'updated', field),
      summary,
      content: encoded,
    }),
    html: [...listed(summary), ...listed(encoded)].map(htmlPart),
    links,
    addresses: [
      ...listed(plainPart(item, 'link', field)),
      ...links,
      ...mediaAddresses(item, field),
      ...podcastImages(item, field),
    ],
    names: allIn(item, dc, 'creator', field),
    tags: plainChildren(item, 'category').flatMap((one) => listed(textPart(one, field))),
    languages: [],
    media: item.children.some(isMedia),
  }
}

/** The guid, or in RSS 1.0 the address of the resource that the item describes. */
function identity(item: XmlElement, field: string): Pick<ItemParts, 'id' | 'permalink'> {
  const [guid] = plainChildren(item, 'guid')
  const about = attributePart(item, 'rdf:about', field)
  const id = guid ? textPart(guid, field) : about && { ...about, field: `${field} rdf:about` }
  if (!id) return {}
  const permalink = guid !== undefined && guid.attributes['isPermaLink']?.toLowerCase() !== 'false'
  return { id, permalink: permalink && /^https?:\/\//i.test(id.text) }
}

function isMedia(element: XmlElement): boolean {
  const { name, prefix, namespace } = element
  return (prefix === '' && name === 'enclosure') || isPodcast(element) || namespace === media
}

function isPodcast({ namespace }: XmlElement): boolean {
  // Its address is written with capital letters by some.
  return namespace?.toLowerCase() === itunes
}

function podcastImages(parent: XmlElement, field: string): Part[] {
  return parent.children
    .filter((child) => child.name === 'image' && isPodcast(child))
    .flatMap((image) => listed(attributePart(image, 'href', field)))
}

function imageAddresses(channel: XmlElement): Part[] {
  return plainChildren(channel, 'image').flatMap((image) => [
    ...listed(plainPart(image, 'url', 'channel image')),
    ...listed(plainPart(image, 'link', 'channel image')),
  ])
}

function mediaAddresses(item: XmlElement, field: string): Part[] {
  const holders = [
    ...plainChildren(item, 'enclosure'),
    ...childrenIn(item, media, 'content'),
    ...childrenIn(item, media, 'thumbnail'),
  ]
  const comments = plainPart(item, 'comments', field)
  return [
    ...listed(comments),
    ...holders.flatMap((one) => listed(attributePart(one, 'url', field))),
  ]
}

function htmlPart(part: Part): HtmlPart {
  return { ...part, markup: inspectMarkup(part.text) }
}

function markupPart(
  element: XmlElement | undefined,
  source: string,
  field: string,
): Part | undefined {
  const text = element ? htmlText(element, source) : ''
  if (!element || text === '') return undefined
  return { field: `${field} ${qualifiedName(element)}`, at: element.at, text }
}

function plainPart(parent: XmlElement, name: string, field: string): Part | undefined {
  const [found] = plainChildren(parent, name)
  return found && textPart(found, field)
}

function partIn(
  parent: XmlElement,
  namespace: string,
  name: string,
  field: string,
): Part | undefined {
  const [found] = childrenIn(parent, namespace, name)
  return found && textPart(found, field)
}

function allIn(parent: XmlElement, namespace: string, name: string, field: string): Part[] {
  return childrenIn(parent, namespace, name).flatMap((one) => listed(textPart(one, field)))
}

function listed<One extends Part | LinkPart>(part: One | undefined): One[] {
  return part ? [part] : []
}
