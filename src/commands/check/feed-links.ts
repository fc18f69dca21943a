import { Parser } from 'htmlparser2'
import { htmlLinks } from './html-links.ts'
import { type SiteLink, siteLink } from './site-link.ts'

/** Finds all addresses in a feed, OPML or a sitemap: those of its elements and those in its HTML. */
export function feedLinks(text: string, from: string): SiteLink[] {
  return text.trimStart().startsWith('{') ? jsonLinks(text, from) : xmlLinks(text, from)
}

type Attributes = Readonly<Record<string, string>>

// Elements and members whose text is an address, and those among them that are pictures.
const addressNames = [
  'link',
  'loc',
  'comments',
  'url',
  'external_url',
  'home_page_url',
  'feed_url',
  'next_url',
]
const pictureNames = ['icon', 'logo', 'favicon', 'image', 'banner_image', 'avatar', 'image url']

const htmlElements = ['description', 'content:encoded', 'summary', 'content']
const addressAttributes = ['href', 'url', 'src', 'xmlUrl', 'htmlUrl']

function xmlLinks(text: string, from: string): SiteLink[] {
  const links: SiteLink[] = []
  const open: string[] = []
  let written = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name)
        written = ''
        links.push(...attributeLinks(name, attributes, from))
      },
      ontext(part) {
        written += part
      },
      onclosetag(name) {
        open.pop()
        // RSS has the address of its picture in an element of the element.
        links.push(...textLinks(open.at(-1) === 'image' ? `image ${name}` : name, written, from))
        written = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  return links
}

function attributeLinks(name: string, attributes: Attributes, from: string): SiteLink[] {
  // There is nothing to be had at a hub.
  if (attributes['rel'] === 'hub') return []
  const embedded = /^(?:enclosure|media:\w+)$/.test(name) || attributes['rel'] === 'enclosure'
  const { type, rel } = attributes
  return addressAttributes.flatMap((attribute) => {
    const address = attributes[attribute]
    if (address === undefined) return []
    const mediaType = type?.includes('/') && { mediaType: type }
    const relation = rel !== undefined && { rel }
    const link = { from, place: `${name} ${attribute}`, embedded, ...mediaType, ...relation }
    return siteLink(address, from, link) ?? []
  })
}

function textLinks(name: string, text: string, from: string): SiteLink[] {
  if (htmlElements.includes(name)) return htmlLinks(text, from, from).links
  return namedLinks(name, text, from)
}

/** The link that an element or a member is by its name. */
function namedLinks(name: string, text: string, from: string): SiteLink[] {
  const isPicture = pictureNames.includes(name)
  if ((!isPicture && !addressNames.includes(name)) || text.trim() === '') return []
  const mediaType = isPicture && { mediaType: 'image/*' }
  const relation = name === 'next_url' && { rel: 'next' }
  const facts = { from, place: name, embedded: isPicture, ...mediaType, ...relation }
  const link = siteLink(text, from, facts)
  return link ? [link] : []
}

function jsonLinks(text: string, from: string): SiteLink[] {
  try {
    return memberLinks(JSON.parse(text), from)
  } catch {
    // That it is no JSON is a matter for the rules about feeds.
    return []
  }
}

function memberLinks(value: unknown, from: string): SiteLink[] {
  if (typeof value !== 'object' || value === null) return []
  const type = 'mime_type' in value ? value.mime_type : undefined
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === 'hubs') return []
    if (typeof member !== 'string') return memberLinks(member, from)
    if (name === 'content_html') return htmlLinks(member, from, from).links
    if (name !== 'url' || typeof type !== 'string') return namedLinks(name, member, from)
    // Only attachments have a type (JSON Feed 1.1).
    return siteLink(member, from, { from, place: name, embedded: true, mediaType: type }) ?? []
  })
}
