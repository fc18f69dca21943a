/** What the settings of another program say of its site. */
export interface OldSite {
  program: 'hugo' | 'jekyll' | 'eleventy' | 'astro'
  /** The folder that its paths count from, as messages name it. */
  folder: string
  /** The address of the site, with a slash at the end. */
  base?: string
  /** The pattern of its permalinks, by section; `''` is that of all others. */
  permalinks: Readonly<Record<string, string>>
  /** BCP 47. */
  language?: string
  /** IANA name. */
  timeZone?: string
}
