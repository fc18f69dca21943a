import { instant } from '../model/instant.ts'
import type { FeedDocument, FeedDocumentOptions, FeedItem } from './feed-document.ts'
import { element, emptyElement, escapeHtml, textElement, type Xml, xmlDocument } from './xml.ts'

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** Atom 1.0 (RFC 4287), and what has been taken back (RFC 6721). */
export function renderAtom({ options, items }: FeedDocument): string {
  return xmlDocument(
    element('feed', { ...namespacesOf(options), 'xml:lang': options.language }, [
      ...feedElements(options),
      ...options.removed.map(deletedEntry),
      ...items.map(entryElement),
    ]),
  )
}

function namespacesOf({ removed }: FeedDocumentOptions): Record<string, string> {
  if (removed.length === 0) return namespaces
  return { ...namespaces, 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' }
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
    textElement('rights', copyright),
    textElement('generator', options.generator || undefined),
    textElement('icon', icons?.full),
    textElement('logo', logo),
  ]
}

function entryElement(item: FeedItem): Xml {
  return element('entry', { 'xml:lang': item.language }, [
    textElement('id', item.id),
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
    textElement('content', item.content, { type: 'html' }),
    item.image && thumbnail(item.image),
  ])
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
