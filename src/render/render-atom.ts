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
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** Atom 1.0 (RFC 4287), and what has been taken back (RFC 6721). */
export function renderAtom(feed: FeedDocument): string {
  return renderDocument(atomSyntax, feed)
}

export const atomSyntax: FeedSyntax = {
  escaping: 'xml',
  contentTags: ['\n<content type="html">', '</content>'],
  separator: '',
  frame: (options) => ({
    head: xmlDocument(
      openElement('feed', { ...namespacesOf(options), 'xml:lang': options.language }, [
        ...feedElements(options),
        ...options.removed.map(deletedEntry),
      ]),
    ).trimEnd(),
    tail: '\n</feed>\n',
  }),
  item: (item) => ({
    before: `\n${openElement('entry', { 'xml:lang': item.language }, elementsBefore(item))}`,
    brief: '',
    after: `\n${closeElement('entry', [item.image && thumbnail(item.image)])}`,
  }),
  content: ({ content }) => escapeXml(content),
}

function namespacesOf(options: FeedDocumentOptions): Record<string, string> {
  return {
    ...namespaces,
    ...(options.removed.length > 0 && { 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' }),
    ...historyNamespace(options),
  }
}

/** Says that an entry is to be forgotten (RFC 6721 §3). */
function deletedEntry({ id, when }: FeedDocumentOptions['removed'][number]): Xml {
  return emptyElement('at:deleted-entry', { ref: id, when: instant(when) })
}

function feedElements(options: FeedDocumentOptions): (Xml | undefined)[] {
  const { id, title, description, updated, link, feedLinks, copyright, icons, logo } = options
  return [
    textElement('id', id),
    textElement('title', title),
    textElement('subtitle', description),
    textElement('updated', instant(updated)),
    // The page first: some readers take the first link of any rel for the site.
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: link }),
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: feedLinks['atom'] }),
    ...historyLinks(options),
    historyElement(options),
    textElement('rights', copyright),
    textElement('generator', options.generator || undefined),
    textElement('icon', icons?.full),
    textElement('logo', logo),
  ]
}

/**
 * Links to other documents of the feed. The page comes once more at the end, for readers that take
 * the last link of a rel unknown to them for it (docs/decisions/0013-archives-that-never-change.md).
 */
function historyLinks({ history, link, language }: FeedDocumentOptions): Xml[] {
  const links = (history?.links ?? []).map(({ rel, addresses }) =>
    emptyElement('link', { rel, type: 'application/atom+xml', href: addresses['atom'] }),
  )
  if (links.length === 0) return []
  const page = { rel: 'alternate', type: 'text/html', hreflang: language, href: link }
  return [...links, emptyElement('link', page)]
}

function elementsBefore(item: FeedItem): (Xml | undefined)[] {
  return [
    textElement('id', item.atomId ?? item.id),
    textElement('title', item.title),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: item.link }),
    enclosureLink(item),
    sourceLink(item),
    textElement('published', instant(item.published)),
    textElement('updated', instant(item.date)),
    ...item.author.map(authorElement),
    ...item.category.map(({ term, name }) => emptyElement('category', { term, label: name })),
    // Readers show a summary of type text as HTML when there is no content.
    textElement('summary', escapeHtml(item.description), { type: 'html' }),
  ]
}

function thumbnail({ url, width, height }: NonNullable<FeedItem['image']>): Xml {
  return emptyElement('media:thumbnail', { url, width, height })
}

function authorElement({ name, link }: FeedItem['author'][number]): Xml {
  return element('author', {}, [textElement('name', name), textElement('uri', link)])
}

function enclosureLink({ enclosure }: FeedItem): Xml | undefined {
  if (!enclosure) return undefined
  const { url, type, length } = enclosure
  return emptyElement('link', { rel: 'enclosure', type, length: length ?? 0, href: url })
}

/** Where the information comes from (RFC 4287 §4.2.7.2, `via`). */
function sourceLink({ source }: FeedItem): Xml | undefined {
  return (
    source &&
    emptyElement('link', { rel: 'via', type: 'text/html', href: source.url, title: source.name })
  )
}
