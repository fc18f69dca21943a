import { fold } from '../../model/fold.ts'
import type { Fact, PageFacts } from './page-facts.ts'
import { withoutPublisher } from './without-publisher.ts'

/** The title of an article, without its publisher. */
export function pageTitle(facts: PageFacts, names: readonly string[]): Fact | undefined {
  const [shown] = facts.elements('title')
  const stated = [
    ...facts.meta('og:title'),
    ...facts.json('headline'),
    ...facts.meta('twitter:title', 'dc.title', 'citation_title'),
    ...facts.elements('[itemprop~="headline"]', 'content'),
    ...headings(facts, shown),
    ...(shown === undefined ? [] : [shown]),
  ]
  return stated
    .map(({ value, from }) => ({ value: withoutPublisher(value, names), from }))
    .find(({ value }) => value !== '' && !names.some((name) => fold(name) === fold(value)))
}

/** The headings that the title of the window repeats; else the only one. */
function headings(facts: PageFacts, shown: Fact | undefined): Fact[] {
  const all = facts.elements('h1')
  const same = all.filter(({ value }) => fold(shown?.value ?? '').includes(fold(value)))
  if (same.length > 0) return same.sort((a, b) => b.value.length - a.value.length)
  return all.length === 1 ? all : []
}
