import type { Phrases } from './phrases.ts'
import type { Site, Topic } from './site.ts'

/** What every page needs to know of the site, at build and in the Worker. */
export interface PageSite
  extends Pick<
    Site,
    | 'url'
    | 'title'
    | 'description'
    | 'language'
    | 'timeZone'
    | 'licence'
    | 'icon'
    | 'logo'
    | 'footer'
  > {
  /** The language of `phrases` and dates: that of the site, if Feedmill speaks it. */
  locale: string
  phrases: Phrases
  /** Writes a day in words, in the time zone of the site. */
  dates: Pick<Intl.DateTimeFormat, 'format'>
  /** Addresses of what every page loads, which change with the bytes. */
  files: { style: string; script: string }
  topics: readonly Pick<Topic, 'slug' | 'title' | 'aliases'>[]
}

/** What of it can be written down. */
export type PageFacts = Omit<PageSite, 'dates'>
