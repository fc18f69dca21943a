import { momentText } from '../moment-text.ts'
import { findMoments } from '../text/find-moments.ts'
import { dateText, type FoundDate } from '../text/find-published.ts'
import type { Fact, PageFacts } from './page-facts.ts'

/** A date as an article states it, with where it comes from. */
export interface PageDate {
  text: string
  from: string
  /** As it stands in the page. */
  written: string
  /** Whether it is for programs; what is shown to people may be another date. */
  isStated: boolean
  /** Whether it has a time without a zone. */
  isZoneless: boolean
}

const publishedMeta = [
  'article:published_time',
  'og:published_time',
  'datePublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'citation_publication_date',
  'citation_date',
]
const updatedMeta = [
  'article:modified_time',
  'og:updated_time',
  'dateModified',
  'article.updated',
  'dcterms.modified',
  'last-modified',
]
const updatedTime =
  '[itemprop~="dateModified"], time[class*="updated" i]:not([class*="published" i])'

/** When an article was published, by what the page says to programs, else by what it shows. */
export function publishedDate(
  facts: PageFacts,
  language: string,
  timeZone: string,
): PageDate | undefined {
  const stated = [...facts.json('datePublished', 'dateCreated'), ...facts.meta(...publishedMeta)]
  const marked = [
    ...facts.elements('[itemprop~="datePublished"]', 'datetime'),
    ...facts.elements('time[pubdate]', 'datetime'),
  ]
  const shown = facts.elements(
    'time[datetime]:not([class*="updated" i]), time[class*="published" i]',
    'datetime',
  )
  return (
    firstDate([...stated, ...marked], language, timeZone, true) ??
    firstDate(shown, language, timeZone, false)
  )
}

/** When it was last changed. */
export function updatedDate(
  facts: PageFacts,
  language: string,
  timeZone: string,
): PageDate | undefined {
  const stated = [...facts.json('dateModified'), ...facts.meta(...updatedMeta)]
  const marked = facts.elements(updatedTime, 'datetime')
  return firstDate([...stated, ...marked], language, timeZone, true)
}

function firstDate(
  facts: readonly Fact[],
  language: string,
  timeZone: string,
  isStated: boolean,
): PageDate | undefined {
  for (const { value, from } of facts) {
    const text = momentText(value, timeZone) ?? spelled(value, language, timeZone)
    const isZoneless =
      text?.includes('T') === true && !/(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4}|UTC)$/.test(value)
    if (text !== undefined) return { text, from, written: value, isStated, isZoneless }
  }
  return undefined
}

function spelled(value: string, language: string, timeZone: string): string | undefined {
  const [moment] = findMoments(value, language)
  return moment && dateText(moment, timeZone)
}

// A day in a path, such as `/2024/06/14/` or `/2024-06-14-`.
const dayInPath = /[/-]((?:19|20)\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?!\d)/

/** The day that an address has in its path. */
export function dayOfAddress(address: string | undefined): PageDate | undefined {
  const path = address === undefined ? '' : new URL(address).pathname
  const [written = '', year, month, day] = dayInPath.exec(path) ?? []
  if (year === undefined) return undefined
  const text = `${year}-${month}-${day}`
  return { text, from: 'its address', written, isStated: false, isZoneless: false }
}

/** A date that people read on the page. */
export function shownDate({ line, moment }: FoundDate, timeZone: string): PageDate {
  const isZoneless = moment.time !== undefined && moment.offset === undefined
  const text = dateText(moment, timeZone)
  return { text, from: 'the page', written: line.text, isStated: false, isZoneless }
}
