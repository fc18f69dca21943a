import { formatRFC7231 } from 'date-fns/formatRFC7231'
import { instant } from '../model/instant.ts'
import type { FeedDocument, FeedDocumentOptions, FeedItem } from './feed-document.ts'
import { type FeedSyntax, renderDocument } from './feed-syntax.ts'
import { historyElement, historyNamespace } from './history-element.ts'
import {
  closeElement,
  element,
  emptyElement,
  escapeHtml,
  escapeXml,
  openElement,
  textElement,
  type Xml,
  xmlDocument,
} from './xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:sy': 'http://purl.org/rss/1.0/modules/syndication/',
}

/** RSS 2.0 with the Atom, content, Dublin Core, Media RSS and syndication modules. */
export function renderRss(feed: FeedDocument): string {
  return renderDocument(rssSyntax, feed)
}

export const rssSyntax: FeedSyntax = {
  escaping: 'xml',
  contentTags: ['\n<content:encoded>', '</content:encoded>'],
  separator: '',
  frame: (options) => ({
    head: xmlDocument(
      openElement('rss', { version: '2.0', ...namespaces, ...historyNamespace(options) }, [
        openElement('channel', {}, channelElements(options)),
      ]),
    ).trimEnd(),
    tail: '\n</channel>\n</rss>\n',
  }),
  item: (item) => ({
    before: `\n${openElement('item', {}, elementsBefore(item))}`,
    brief: '',
    after: `\n${closeElement('item', elementsAfter(item))}`,
  }),
  content: ({ content }) => escapeXml(content),
}

function channelElements(options: FeedDocumentOptions): (Xml | undefined)[] {
  const { title, link, description, language, updated, ttl, copyright, feedLinks, hub } = options
  return [
    textElement('title', title),
    textElement('link', link),
    textElement('description', description),
    textElement('language', language),
    // The first atom:link is what readers take for the address of the feed.
    emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: feedLinks['rss'] }),
    hub === undefined ? undefined : emptyElement('atom:link', { rel: 'hub', href: hub }),
    ...historyLinks(options),
    historyElement(options),
    textElement('copyright', copyright),
    textElement('lastBuildDate', formatRFC7231(updated)),
    textElement('generator', options.generator || undefined),
    textElement('docs', 'https://www.rssboard.org/rss-specification'),
    textElement('ttl', ttl),
    ...updateElements(ttl),
    channelImage(options),
  ]
}

function historyLinks({ history }: FeedDocumentOptions): Xml[] {
  return (history?.links ?? []).map(({ rel, addresses }) =>
    emptyElement('atom:link', { rel, type: 'application/rss+xml', href: addresses['rss'] }),
  )
}

/** The polling hint in the words of the syndication module. */
function updateElements(minutes: number): (Xml | undefined)[] {
  const [period, length] = minutes <= 60 ? ['hourly', 60] : ['daily', 1440]
  return [
    textElement('sy:updatePeriod', period),
    textElement('sy:updateFrequency', Math.max(1, Math.round(length / minutes))),
  ]
}

function channelImage({ title, link, image }: FeedDocumentOptions): Xml | undefined {
  if (image === undefined) return undefined
  return element('image', {}, [
    textElement('url', image),
    textElement('title', title),
    textElement('link', link),
  ])
}

function elementsBefore(item: FeedItem): (Xml | undefined)[] {
  return [
    textElement('title', item.title),
    textElement('link', item.link),
    textElement('guid', item.id, { isPermaLink: 'false' }),
    textElement('pubDate', formatRFC7231(item.published)),
    textElement('atom:updated', instant(item.date)),
    // One element with all names: some readers take only the first, others only the last.
    textElement('dc:creator', item.author.map(({ name }) => name).join(', ')),
    textElement('dc:source', item.source?.url),
    ...item.category.map(({ name }) => textElement('category', name)),
    // The summary comes before the content, since some readers keep the last of the two.
    textElement('description', escapeHtml(item.description)),
  ]
}

function elementsAfter(item: FeedItem): (Xml | undefined)[] {
  return [enclosureElement(item), ...imageElements(item)]
}

function enclosureElement({ enclosure }: FeedItem): Xml | undefined {
  if (!enclosure) return undefined
  const { url, length, type } = enclosure
  return emptyElement('enclosure', { url, length: length ?? 0, type })
}

function imageElements({ image }: FeedItem): Xml[] {
  if (!image) return []
  const { url, type, length, width, height } = image
  return [
    emptyElement('media:content', { url, medium: 'image', type, fileSize: length, width, height }),
    emptyElement('media:thumbnail', { url, width, height }),
  ]
}
