import { Parser } from 'htmlparser2'
import { htmlLinks } from './html-links.ts'
import { type SiteLink, siteLink } from './site-link.ts'

/** Finds all addresses in a feed, OPML or a sitemap: those of its elements and those in its HTML. */
export function feedLinks(text: string, from: string): SiteLink[] {
  return text.trimStart().startsWith('{') ? jsonLinks(text, from) : xmlLinks(text, from)
}

type Attributes = Readonly<Record<string, string>>

// Elements whose text is HTML, and those whose text is an address.
const htmlElements = ['description', 'content:encoded', 'summary', 'content']
const addressElements = ['link', 'url', 'loc', 'icon', 'logo', 'comments']
const addressAttributes = ['href', 'url', 'xmlUrl', 'htmlUrl']

function xmlLinks(text: string, from: string): SiteLink[] {
  const links: SiteLink[] = []
  let written = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        written = ''
        links.push(...attributeLinks(name, attributes, from))
      },
      ontext(part) {
        written += part
      },
      onclosetag(name) {
        links.push(...textLinks(name, written, from))
        written = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  return links
}

function attributeLinks(name: string, attributes: Attributes, from: string): SiteLink[] {
  const embedded = /^(?:enclosure|media:\w+)$/.test(name) || attributes['rel'] === 'enclosure'
  const { type } = attributes
  return addressAttributes.flatMap((attribute) => {
    const address = attributes[attribute]
    if (address === undefined) return []
    const mediaType = type?.includes('/') && { mediaType: type }
    const link = { from, place: `${name} ${attribute}`, embedded, ...mediaType }
    return siteLink(address, from, link) ?? []
  })
}

function textLinks(name: string, text: string, from: string): SiteLink[] {
  if (htmlElements.includes(name)) return htmlLinks(text, from, from).links
  if (!addressElements.includes(name) || text.trim() === '') return []
  const link = siteLink(text, from, { from, place: name, embedded: false })
  return link ? [link] : []
}

const addressMembers = [
  'url',
  'external_url',
  'home_page_url',
  'feed_url',
  'next_url',
  'icon',
  'favicon',
  'image',
  'banner_image',
  'avatar',
]

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
  const said = 'mime_type' in value && typeof value.mime_type === 'string' ? value.mime_type : ''
  return Object.entries(value).flatMap(([name, member]) => {
    if (typeof member !== 'string') return memberLinks(member, from)
    if (name === 'content_html') return htmlLinks(member, from, from).links
    if (!addressMembers.includes(name)) return []
    const mediaType = said !== '' && { mediaType: said }
    return siteLink(member, from, { from, place: name, embedded: said !== '', ...mediaType }) ?? []
  })
}
