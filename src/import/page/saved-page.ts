import type { ImportSettings } from '../importer.ts'
import { findBylines } from '../text/find-bylines.ts'
import { type FoundDates, findPublished } from '../text/find-published.ts'
import { findPublisher } from '../text/find-publisher.ts'
import { pageLine } from '../text/page-line.ts'
import { articleBody } from './article-body.ts'
import { type ContentBlock, contentBlocks } from './content-blocks.ts'
import { headLines } from './head-lines.ts'
import { mainContent } from './main-content.ts'
import { pageAddress } from './page-address.ts'
import { pageAuthors } from './page-authors.ts'
import { dayOfAddress, type PageDate, publishedDate, shownDate, updatedDate } from './page-dates.ts'
import { pageDocument } from './page-document.ts'
import { type Fact, type PageFacts, pageFacts } from './page-facts.ts'
import { pageLanguage } from './page-language.ts'
import { hostName, pagePublisher } from './page-publisher.ts'
import { pageTitle } from './page-title.ts'
import { type TidyBlocks, tidyBlocks } from './tidy-blocks.ts'
import { withoutPublisher } from './without-publisher.ts'

/** A value of a page, and whether it says it to programs. */
export interface Found extends Fact {
  isStated: boolean
}

/** What a page has, before it is an article. */
export interface SavedPage {
  facts: PageFacts
  address: string | undefined
  language: string
  isLanguageStated: boolean
  title: Fact | undefined
  publisher: Found | undefined
  authors: { names: string[]; from: string } | undefined
  published: PageDate | undefined
  updated: PageDate | undefined
  blocks: readonly ContentBlock[]
  /** What was left out of the text. */
  dropped: readonly string[]
  /** Whether the text is that of JSON-LD. */
  isForPrograms: boolean
  /** What says that the text may not be all of it. */
  cut?: string
}

export function savedPage(html: string, path: string, settings: ImportSettings): SavedPage {
  const { timeZone } = settings
  const facts = pageFacts(pageDocument(html))
  const address = pageAddress(facts, html, path)
  const { content, isForPrograms } = pageContent(html, facts, address)
  const told = pageLanguage(facts, content.map(({ text }) => text).join('\n'))
  const language = told.language ?? settings.language
  const stated = pagePublisher(facts)
  const title = pageTitle(facts, [stated?.value ?? '', hostName(address) ?? ''])
  const tidy = tidyBlocks(content, { title: title?.value, summary: pageSummary(facts) }, language)
  const cut = tidy.cut ?? paidFor(facts)
  const shown = shownFacts(tidy, facts, language)
  const publisher = stated ? { ...stated, isStated: true } : publisherOf(shown, address)
  return {
    facts,
    address,
    language,
    isLanguageStated: told.isStated,
    title: title && { ...title, value: withoutPublisher(title.value, [publisher?.value ?? '']) },
    publisher,
    authors: pageAuthors(facts, stated?.value, language) ?? shown.authors,
    ...pageDates({ facts, address, language, shown: shown.dates }, timeZone),
    blocks: tidy.blocks,
    dropped: tidy.dropped,
    isForPrograms,
    ...(cut !== undefined && { cut }),
  }
}

/** What the page says of itself in a sentence or two. */
export function pageSummary(facts: PageFacts): string | undefined {
  return facts.meta('description', 'og:description', 'twitter:description')[0]?.value
}

/** What the page says to programs of a text that has to be paid for. */
function paidFor(facts: PageFacts): string | undefined {
  const { isAccessibleForFree } = facts.jsonLd.article
  const isPaid = /^false$/i.test(String(isAccessibleForFree))
  return isPaid ? 'JSON-LD isAccessibleForFree' : undefined
}

/** What the page shows; what it says to programs when scripts write it. */
function pageContent(html: string, { jsonLd }: PageFacts, address: string | undefined) {
  const shown = contentBlocks(mainContent(html, address))
  const stated = contentBlocks(articleBody(jsonLd))
  const isForPrograms = lengthOf(shown) < lengthOf(stated) / 2
  return { content: isForPrograms ? stated : shown, isForPrograms }
}

function lengthOf(blocks: readonly ContentBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

/** What the lines above and below a text say to people. */
function shownFacts(tidy: TidyBlocks, { document }: PageFacts, language: string) {
  const { blocks } = tidy
  const text = blocks.map((block, index) =>
    pageLine({ number: index + 1, text: block.text, block: index }, language),
  )
  const start = text.find(({ prose }) => prose)?.text ?? ''
  const around = [...headLines(document, start, language), ...tidy.around]
  const bylines = findBylines(around, language)
  const signed = bylines.find(({ authors }) => authors.length > 0)
  return {
    publisher: findPublisher({ around, text, bylines }),
    authors: signed && { names: signed.authors, from: `\`${signed.line.text}\`` },
    dates: findPublished(around, around.length, language),
  }
}

interface DatePlaces {
  facts: PageFacts
  address: string | undefined
  language: string
  shown: FoundDates
}

function pageDates({ facts, address, language, shown }: DatePlaces, timeZone: string) {
  return {
    published:
      publishedDate(facts, language, timeZone) ??
      (shown.published && shownDate(shown.published, timeZone)) ??
      dayOfAddress(address),
    updated:
      updatedDate(facts, language, timeZone) ??
      (shown.updated && shownDate(shown.updated, timeZone)),
  }
}

function publisherOf(
  { publisher }: ReturnType<typeof shownFacts>,
  address: string | undefined,
): Found | undefined {
  const host = hostName(address)
  if (publisher !== undefined) {
    const from = publisher.evidence.replace(/^line \d+: /, '')
    return { value: publisher.name, from, isStated: false }
  }
  return host === undefined
    ? undefined
    : { value: host, from: 'the host of its address', isStated: false }
}
