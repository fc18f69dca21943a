import { textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { child, childrenNamed, type Tree, textOf } from './xml-tree.ts'

/** An item as a program gets it out of a feed, whatever the format. */
export interface ReadItem {
  id: string
  title: string
  link: string
  published: number
  updated: number
  /** Plain text. */
  summary: string
  content: string
  tags: string[]
  /** All names in one string, as RSS has them. */
  authors: string
}

/** The feeds of one channel, by format, as a program gets them. */
export interface ReadFeed {
  title: string
  description: string
  items: ReadItem[]
}

export function readRss(root: Tree): ReadFeed {
  const channel = child(root, 'channel')
  if (!channel) throw new Error('rss has no channel')
  return {
    title: textOf(channel, 'title'),
    description: textOf(channel, 'description'),
    items: childrenNamed(channel, 'item').map((item) => ({
      id: textOf(item, 'guid'),
      title: textOf(item, 'title'),
      link: textOf(item, 'link'),
      published: Date.parse(textOf(item, 'pubDate')),
      updated: Date.parse(textOf(item, 'atom:updated')),
      summary: htmlText(textOf(item, 'description')),
      content: textOf(item, 'content:encoded'),
      tags: childrenNamed(item, 'category').map(({ text }) => text),
      authors: textOf(item, 'dc:creator'),
    })),
  }
}

export function readAtom(feed: Tree): ReadFeed {
  return {
    title: textOf(feed, 'title'),
    description: textOf(feed, 'subtitle'),
    items: childrenNamed(feed, 'entry').map((entry) => ({
      id: textOf(entry, 'id'),
      title: textOf(entry, 'title'),
      link: attribute(childrenNamed(entry, 'link')[0], 'href'),
      published: Date.parse(textOf(entry, 'published')),
      updated: Date.parse(textOf(entry, 'updated')),
      summary: htmlText(textOf(entry, 'summary')),
      content: textOf(entry, 'content'),
      tags: childrenNamed(entry, 'category').map((category) => attribute(category, 'label')),
      authors: childrenNamed(entry, 'author')
        .map((author) => textOf(author, 'name'))
        .join(', '),
    })),
  }
}

interface JsonItem {
  id: string
  url: string
  title: string
  content_html: string
  summary: string
  date_published: string
  date_modified: string
  authors: { name: string }[]
  tags: string[]
}

export function readJsonFeed(text: string): ReadFeed {
  const feed: { title: string; description: string; items: JsonItem[] } = JSON.parse(text)
  return {
    title: feed.title,
    description: feed.description,
    items: feed.items.map((item) => ({
      id: item.id,
      title: item.title,
      link: item.url,
      published: Date.parse(item.date_published),
      updated: Date.parse(item.date_modified),
      summary: item.summary,
      content: item.content_html,
      tags: item.tags,
      authors: item.authors.map(({ name }) => name).join(', '),
    })),
  }
}

/** What a reader shows of an element that it takes for HTML. */
function htmlText(html: string): string {
  return textContent(parseDocument(html))
}

function attribute(tree: Tree | undefined, name: string): string {
  const value = tree?.attributes[name]
  if (value === undefined) throw new Error(`no attribute ${name}`)
  return value
}
