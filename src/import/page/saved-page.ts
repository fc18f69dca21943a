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
}

export function savedPage(html: string, path: string, settings: ImportSettings): SavedPage {
  const { timeZone } = settings
  const facts = pageFacts(pageDocument(html))
  const address = pageAddress(facts, html, path)
  const content = contentBlocks(mainContent(html, address))
  const told = pageLanguage(facts, content.map(({ text }) => text).join('\n'))
  const language = told.language ?? settings.language
  const stated = pagePublisher(facts)
  const title = pageTitle(facts, [stated?.value ?? '', hostName(address) ?? ''])
  const tidy = tidyBlocks(content, title?.value, language)
  const shown = shownFacts(tidy, language)
  const publisher = stated ? { ...stated, isStated: true } : publisherOf(shown, address)
  return {
    facts,
    address,
    language,
    isLanguageStated: told.isStated,
    title: title && { ...title, value: withoutPublisher(title.value, [publisher?.value ?? '']) },
    publisher,
    authors: pageAuthors(facts, stated?.value, language) ?? shown.authors,
    published:
      publishedDate(facts, language, timeZone) ??
      (shown.dates.published && shownDate(shown.dates.published, timeZone)) ??
      dayOfAddress(address),
    updated:
      updatedDate(facts, language, timeZone) ??
      (shown.dates.updated && shownDate(shown.dates.updated, timeZone)),
    blocks: tidy.blocks,
    dropped: tidy.dropped,
  }
}

/** What the lines above and below a text say to people. */
function shownFacts({ around, blocks }: TidyBlocks, language: string) {
  const bylines = around.flatMap((line) => readByline(line, language) ?? [])
  const signed = bylines.find(({ authors }) => authors.length > 0)
  const text = blocks.map((block, index) =>
    pageLine({ number: index + 1, text: block.text, block: index }, language),
  )
  return {
    publisher: findPublisher({ around, text, bylines }),
    authors: signed && { names: signed.authors, from: `\`${signed.line.text}\`` },
    dates: findPublished(around, around.length, language),
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
