import type { Fact, PageFacts } from './page-facts.ts'

/** Who published a page, as it says itself. */
export function pagePublisher(facts: PageFacts): Fact | undefined {
  const { jsonLd } = facts
  const named = [
    ...facts.json('publisher', 'sourceOrganization'),
    ...facts.meta('og:site_name', 'dc.publisher', 'citation_journal_title', 'application-name'),
    ...jsonLd
      .nodesOf(jsonLd.article['isPartOf'])
      .flatMap(({ name }) =>
        typeof name === 'string' ? [{ value: name, from: 'JSON-LD isPartOf' }] : [],
      ),
    ...facts.elements('[itemprop~="publisher"] [itemprop~="name"]', 'content'),
  ]
  return named.find(({ value }) => !/^(?:[a-z][a-z0-9+.-]*:\S|#)/i.test(value))
}

/** The host of an address as a name. */
export function hostName(address: string | undefined): string | undefined {
  return address === undefined
    ? undefined
    : new URL(address).hostname.replace(/^(?:www|m|amp)\./, '')
}
