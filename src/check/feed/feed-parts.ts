import type { Markup } from './inspect-markup.ts'

/** A place in the document and what it is called. */
export interface Spot {
  /** Such as `item 3 guid`. */
  field: string
  /** In UTF-16 code units from the start of the text. */
  at: number
}

/** A value of the document, decoded once and trimmed, never empty. */
export interface Part extends Spot {
  text: string
}

/** A value that readers take for HTML. */
export interface HtmlPart extends Part {
  markup: Markup
}

export interface LinkPart extends Part {
  rel: string
  type: string | undefined
  /** The language of what it leads to. */
  language: string | undefined
}

/** A feed, its values side by side whatever the format. */
export interface FeedParts extends Spot {
  format: 'rss' | 'atom' | 'json'
  id?: Part
  title?: Part
  /** The page that it belongs to. */
  home?: Part
  self?: Part
  updated?: Part
  languages: readonly Part[]
  /** `atom:link` and the links of Atom, in their order. */
  links: readonly LinkPart[]
  /** Addresses of the hubs that pass on its news (WebSub §4). */
  hubs: readonly Part[]
  /** All that must be an address. */
  addresses: readonly Part[]
  /** What of its description is HTML. */
  html: readonly HtmlPart[]
  names: readonly Part[]
  tags: readonly Part[]
  items: readonly ItemParts[]
}

export interface ItemParts extends Spot {
  id?: Part
  /** The id is also the address of the page (RSS 2.0, guid). */
  permalink?: boolean
  link?: Part
  title?: Part
  published?: Part
  updated?: Part
  summary?: Part
  content?: Part
  /** What of summary and content is HTML. */
  html: readonly HtmlPart[]
  links: readonly LinkPart[]
  addresses: readonly Part[]
  names: readonly Part[]
  tags: readonly Part[]
  languages: readonly Part[]
  /** Whether there is something to hear or to see besides the text. */
  media: boolean
}
