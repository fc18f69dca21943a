/** A `link` element of a page, its attributes as they are written. */
export interface LinkElement {
  rel?: string
  type?: string
  title?: string
  href?: string
  hreflang?: string
}

/** A page of our own as those see it who look for feeds. */
export interface VisitedPage {
  url: string
  /** In the order of the page. */
  links: readonly LinkElement[]
  /** Addresses of the feeds that the site has. */
  feeds: ReadonlySet<string>
  /** The feeds of what the page is about, in the order in which they are to be offered. */
  nearest: readonly string[]
}
