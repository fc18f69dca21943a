import type { FeedParts, ItemParts, Part } from './feed-parts.ts'
import type { FeedView, ItemView } from './feed-view.ts'
import type { OpenedFeed } from './opened-feed.ts'
import { readDate } from './read-date.ts'

/** The feed as readers store it; undefined for what is no feed or cannot be parsed. */
export function feedViewOf({ parts }: OpenedFeed): FeedView | undefined {
  if (!parts) return undefined
  return {
    format: parts.format,
    ...texts(parts, ['id', 'title', 'self']),
    ...dates(parts, ['updated']),
    items: parts.items.map(itemView),
  }
}

function itemView(item: ItemParts): ItemView {
  return {
    ...texts(item, ['id', 'title', 'summary', 'content']),
    ...linkOf(item),
    ...dates(item, ['published', 'updated']),
    ...joined('authors', item.names),
    ...joined('tags', item.tags),
    ...joined('media', mediaOf(item)),
  }
}

function joined<Name extends string>(
  name: Name,
  parts: readonly Part[],
): { [Key in Name]?: string } {
  if (parts.length === 0) return {}
  return { [name]: parts.map(({ text }) => text).join(', ') } as { [Key in Name]: string }
}

/** Atom has its enclosures among the links (RFC 4287 §4.2.7.2). */
function mediaOf({ links, addresses }: ItemParts): Part[] {
  const media = / (?:enclosure|media:\w+|image|banner_image|attachment) /
  return [
    ...links.filter(({ rel }) => rel === 'enclosure'),
    ...addresses.filter(({ field }) => media.test(`${field} `)),
  ]
}

/** Without a link readers open the guid, when it is an address. */
function linkOf({ link, id, permalink }: ItemParts): { link?: string } {
  if (link) return { link: link.text }
  return permalink && id ? { link: id.text } : {}
}

type Named<Name extends string> = { readonly [Key in Name]?: Part }

function texts<Name extends string>(
  parts: Named<Name> | FeedParts | ItemParts,
  names: readonly Name[],
): { [Key in Name]?: string } {
  const found = names.flatMap((name) => {
    const part = (parts as Named<Name>)[name]
    return part ? [[name, part.text]] : []
  })
  return Object.fromEntries(found)
}

function dates<Name extends string>(
  parts: Named<Name> | FeedParts | ItemParts,
  names: readonly Name[],
): { [Key in Name]?: number } {
  const found = names.flatMap((name) => {
    const part = (parts as Named<Name>)[name]
    const date = part && readDate(part.text)
    return date === undefined ? [] : [[name, date]]
  })
  return Object.fromEntries(found)
}
