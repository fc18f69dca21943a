import type { FeedParts, HtmlPart, ItemParts, LinkPart, Part } from './feed-parts.ts'
import { inspectMarkup } from './inspect-markup.ts'
import { childrenIn, namespaces, plainChildren, type XmlElement } from './xml-element.ts'
import { attributePart, definedParts, textPart, xmlLinks } from './xml-parts.ts'

const { atom, content, dc, itunes, media } = namespaces

/** What readers take from RSS of any version; undefined without a channel. */
export function readRss(root: XmlElement): FeedParts | undefined {
  const [channel] = plainChildren(root, 'channel')
  if (!channel) return undefined
  // RSS 1.0 and 0.90 have the items beside the channel.
  const items = [...plainChildren(channel, 'item'), ...plainChildren(root, 'item')]
  const links = xmlLinks(channel, atom, 'channel')
  const text = (name: string): Part | undefined => plainPart(channel, name, 'channel')
  const home = text('link')
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
    addresses: [...listed(home), ...links, ...imageAddresses(channel)],
    names: allIn(channel, dc, 'creator', 'channel'),
    tags: plainChildren(channel, 'category').flatMap((one) => listed(textPart(one, 'channel'))),
    items: items.map((item, index) => readItem(item, `item ${index + 1}`)),
  }
}

function readItem(item: XmlElement, field: string): ItemParts {
  const links = xmlLinks(item, atom, field)
  const link = plainPart(item, 'link', field) ?? links.find(({ rel }) => rel === 'alternate')
  const summary = plainPart(item, 'description', field)
  const encoded = partIn(item, content, 'encoded', field)
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

function isMedia({ name, prefix, namespace }: XmlElement): boolean {
  // Its address is written with capital letters by some.
  const isPodcast = namespace?.toLowerCase() === itunes
  return (prefix === '' && name === 'enclosure') || isPodcast || namespace === media
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
