import type { ImportSettings } from '../importer.ts'
import { findPublished } from '../text/find-published.ts'
import { findPublisher } from '../text/find-publisher.ts'
import { pageLine } from '../text/page-line.ts'
import { readByline } from '../text/read-byline.ts'
import { type ContentBlock, contentBlocks } from './content-blocks.ts'
import { mainContent } from './main-content.ts'
import { pageAddress } from './page-address.ts'
import { pageAuthors } from './page-authors.ts'
import { dayOfAddress, type PageDate, publishedDate, shownDate, updatedDate } from './page-dates.ts'
import { pageDocument } from './page-document.ts'
import { type Fact, type PageFacts, pageFacts } from './page-facts.ts'
import { pageLanguage } from './page-language.ts'
import { hostName, pagePublisher } from './page-publisher.ts'
import { pageTitle } from './page-title.ts'
import { tidyBlocks } from './tidy-blocks.ts'

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
}

export function savedPage(html: string, path: string, settings: ImportSettings): SavedPage {
  const facts = pageFacts(pageDocument(html))
  const address = pageAddress(facts, html, path)
  const content = contentBlocks(mainContent(html, address))
  const told = pageLanguage(facts, content.map(({ text }) => text).join('\n'))
  const language = told.language ?? settings.language
  const stated = pagePublisher(facts)
  const host = hostName(address)
  const title = pageTitle(facts, [stated?.value ?? '', host ?? ''])
  const { blocks, dropped, around } = tidyBlocks(content, title?.value, language)
  const bylines = around.flatMap((line) => readByline(line, language) ?? [])
  const text = blocks.map((block, index) =>
    pageLine({ number: index + 1, text: block.text, block: index }, language),
  )
  const shown = findPublisher({ around, text, bylines })
  const signed = bylines.find(({ authors }) => authors.length > 0)
  const dates = findPublished(around, around.length, language)
  const zone = settings.timeZone
  return {
    facts,
    address,
    language,
    isLanguageStated: told.isStated,
    title,
    publisher: firstOf(
      stated && { ...stated, isStated: true },
      shown && {
        value: shown.name,
        from: shown.evidence.replace(/^line \d+: /, ''),
        isStated: false,
      },
      host === undefined
        ? undefined
        : { value: host, from: 'the host of its address', isStated: false },
    ),
    authors:
      pageAuthors(facts, stated?.value, language) ??
      (signed && { names: signed.authors, from: `\`${signed.line.text}\`` }),
    published: firstOf(
      publishedDate(facts, language, zone),
      dates.published && shownDate(dates.published, zone),
      dayOfAddress(address),
    ),
    updated:
      updatedDate(facts, language, zone) ?? (dates.updated && shownDate(dates.updated, zone)),
    blocks,
    dropped,
  }
}

function firstOf<T>(...values: (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined)
}
