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
  words: LocalWords
  /** Addresses of what every page loads, which change with the bytes. */
  files: { style: string; script: string }
  topics: readonly Pick<Topic, 'slug' | 'title' | 'aliases'>[]
  /** Whether the site is plain files, which know no parameters. */
  plainFiles?: true
}

/** What of it can be written down. */
export type PageFacts = Omit<PageSite, 'words'>

/** How dates, lists and languages are written in the language of `phrases`. */
export interface LocalWords {
  /** The day of a moment in the time zone of the site. */
  date: Intl.DateTimeFormat
  /** A day that is given as its start in UTC. */
  day: Intl.DateTimeFormat
  /** Day and time in the time zone of the site. */
  moment: Intl.DateTimeFormat
  or: Intl.ListFormat
  and: Intl.ListFormat
  language: Intl.DisplayNames
}
