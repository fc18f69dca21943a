import { Parser } from 'htmlparser2'
import type { LinkElement } from '../../check/http/visited-page.ts'
import { type SiteLink, siteLink } from './site-link.ts'

/** What a page, or the HTML of an item, holds. */
export interface HtmlContents {
  /** In the order of the text. */
  links: SiteLink[]
  /** Its `link` elements. */
  elements: LinkElement[]
  /** What links may lead to within it. */
  ids: Set<string>
}

type Attributes = Readonly<Record<string, string>>

interface Place {
  /** Whether the document shows what lies there. */
  embedded: boolean
  /** What must lie there, where the element itself does not say it. */
  mediaType?: string
}

// Every attribute that names an address, by its element.
const places: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  a: { href: { embedded: false } },
  area: { href: { embedded: false } },
  img: {
    src: { embedded: true, mediaType: 'image/*' },
    srcset: { embedded: true, mediaType: 'image/*' },
  },
  source: { src: { embedded: true }, srcset: { embedded: true, mediaType: 'image/*' } },
  video: {
    src: { embedded: true, mediaType: 'video/*' },
    poster: { embedded: true, mediaType: 'image/*' },
  },
  audio: { src: { embedded: true, mediaType: 'audio/*' } },
  track: { src: { embedded: true, mediaType: 'text/vtt' } },
  script: { src: { embedded: true, mediaType: 'text/javascript' } },
}

// Relations of a `link` whose target the browser loads.
const loaded: Readonly<Record<string, string>> = {
  icon: 'image/*',
  'apple-touch-icon': 'image/*',
  stylesheet: 'text/css',
}

/**
 * Finds all addresses in HTML.
 * @param base what relative ones are relative to
 * @param from the document in which the HTML stands
 */
export function htmlLinks(html: string, base: string, from: string): HtmlContents {
  const contents: HtmlContents = { links: [], elements: [], ids: new Set() }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes['id']) contents.ids.add(attributes['id'])
      if (name === 'a' && attributes['name']) contents.ids.add(attributes['name'])
      if (name === 'link') contents.elements.push(linkElement(attributes))
      contents.links.push(...linksOf(name, attributes, base, from))
    },
  })
  parser.end(html)
  return contents
}

function linkElement({ rel, type, title, href, hreflang }: Attributes): LinkElement {
  return {
    ...(rel !== undefined && { rel }),
    ...(type !== undefined && { type }),
    ...(title !== undefined && { title }),
    ...(href !== undefined && { href }),
    ...(hreflang !== undefined && { hreflang }),
  }
}

function linksOf(name: string, attributes: Attributes, base: string, from: string): SiteLink[] {
  const places = placesOf(name, attributes)
  return Object.entries(places).flatMap(([attribute, { embedded, mediaType }]) => {
    const said = essenceOf(attributes['type']) ?? mediaType
    const link = {
      from,
      place: `${name} ${attribute}`,
      embedded,
      ...(said !== undefined && { mediaType: said }),
    }
    return addressesIn(attributes[attribute], attribute).flatMap(
      (address) => siteLink(address, base, link) ?? [],
    )
  })
}

function placesOf(name: string, { rel }: Attributes): Readonly<Record<string, Place>> {
  if (name !== 'link') return places[name] ?? {}
  const relation = (rel ?? '').split(/\s+/).find((word) => Object.hasOwn(loaded, word))
  if (relation === undefined) return { href: { embedded: false } }
  return { href: { embedded: true, mediaType: loaded[relation] ?? '' } }
}

/** `srcset` has a list of addresses with sizes (HTML §4.8.4.2.1). */
function addressesIn(value: string | undefined, attribute: string): string[] {
  if (value === undefined) return []
  if (attribute !== 'srcset') return [value]
  return value.split(/,\s+/).flatMap((candidate) => candidate.trim().split(/\s+/)[0] || [])
}

/** A `type` of scripts such as `module` is none of the media. */
function essenceOf(type: string | undefined): string | undefined {
  const essence = type?.split(';')[0]?.trim().toLowerCase()
  return essence?.includes('/') ? essence : undefined
}
