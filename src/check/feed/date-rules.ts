import { instant } from '../../model/instant.ts'
import type { FeedParts, ItemParts, Part } from './feed-parts.ts'
import {
  type Fault,
  type FeedRule,
  faultsOf,
  feedRule,
  inFeed,
  missing,
  quoted,
} from './feed-rule.ts'
import { isRfc822, isRfc3339, readDate, weekdayFault } from './read-date.ts'

// There were no web pages before.
const earliest = Date.UTC(1990, 0, 1)
// Clocks differ.
const tolerance = 5 * 60_000

/** Rules for the dates of feeds and items. */
export const dateRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-item-date',
    level: 'warning',
    sentence: 'Every item has a date.',
    faults: inFeed(
      ({ items, format }) =>
        items
          .filter(({ published, updated }) => !published && !updated)
          .map((item) =>
            missing(item, format === 'rss' ? 'pubDate' : 'date_published', 'when it was published'),
          ),
      'rss',
      'json',
    ),
  }),
  feedRule({
    id: 'feed-date-readable',
    level: 'error',
    sentence: 'Every date can be read.',
    faults: inFeed((parts) =>
      faultsOf(datesOf(parts), ({ text }) =>
        readDate(text) === undefined
          ? {
              found: quoted(text),
              expected: `a date of RFC ${parts.format === 'rss' ? 822 : 3339}`,
            }
          : undefined,
      ),
    ),
  }),
  feedRule({
    id: 'rss-date-form',
    level: 'warning',
    sentence: 'The dates of RSS have the form of RFC 822 with a year of four digits.',
    faults: inFeed(
      (parts) =>
        misshapen(
          datesOf(parts).filter(({ field }) => /(?:pub|lastBuild)Date$/.test(field)),
          isRfc822,
          (date) => date.toUTCString(),
        ),
      'rss',
    ),
  }),
  feedRule({
    id: 'rss-weekday',
    level: 'warning',
    sentence: 'A date of RSS names the weekday that it is.',
    faults: inFeed(
      (parts) =>
        faultsOf(datesOf(parts), ({ text }) => {
          const fault = isRfc822(text) ? weekdayFault(text) : undefined
          return fault && { found: `${fault.named} in ${quoted(text)}`, expected: fault.real }
        }),
      'rss',
    ),
  }),
  ...(['atom', 'json'] as const).map((format) =>
    feedRule({
      id: `${format}-date-form`,
      level: 'warning',
      sentence: `The dates of ${format === 'atom' ? 'Atom' : 'JSON Feed'} have the form of RFC 3339.`,
      faults: inFeed((parts) => misshapen(datesOf(parts), isRfc3339, instant), format),
    }),
  ),
  feedRule({
    id: 'feed-date-past',
    level: 'warning',
    sentence: 'No date lies in the future.',
    faults: inFeed((parts, { now }) =>
      faultsOf(datesOf(parts), ({ text }) =>
        (readDate(text) ?? 0) > now + tolerance
          ? { found: quoted(text), expected: `at most ${instant(new Date(now))}` }
          : undefined,
      ),
    ),
  }),
  feedRule({
    id: 'feed-date-plausible',
    level: 'warning',
    sentence: 'No date lies before 1990.',
    faults: inFeed((parts) =>
      faultsOf(datesOf(parts), ({ text }) =>
        (readDate(text) ?? earliest) < earliest
          ? { found: quoted(text), expected: 'a date after 1989, or none' }
          : undefined,
      ),
    ),
  }),
  feedRule({
    id: 'feed-updated-after-published',
    level: 'warning',
    sentence: 'No item was updated before it was published.',
    faults: inFeed(({ items }) =>
      items.flatMap(({ published, updated }) => {
        if (!published || !updated || !(momentOf(published) > momentOf(updated))) return []
        return [
          {
            ...updated,
            found: quoted(updated.text),
            expected: `${quoted(published.text)} or later`,
          },
        ]
      }),
    ),
  }),
  feedRule({
    id: 'feed-dates-distinct',
    level: 'hint',
    sentence: 'No two items have the same second.',
    faults: inFeed(({ items }) => sameSeconds(items)),
  }),
  feedRule({
    id: 'feed-newest-first',
    level: 'hint',
    sentence: 'The newest item stands first.',
    faults: inFeed(({ items }) => {
      const faults = [outOfOrder(items, 'published'), outOfOrder(items, 'updated')]
      // Both orders are usual; one that is kept, or that no date speaks for, is enough.
      return faults.every((list) => list.length > 0) ? (faults[0] ?? []) : []
    }),
  }),
  feedRule({
    id: 'atom-updated-latest',
    level: 'hint',
    sentence: 'The date of an Atom feed is that of its latest entry.',
    faults: inFeed(latestFaults, 'atom'),
  }),
]

function datesOf({ updated, items }: FeedParts): Part[] {
  return [updated, ...items.flatMap((item) => [item.published, item.updated])].flatMap(
    (part) => part ?? [],
  )
}

/** NaN, which no comparison is true for, when it cannot be read. */
function momentOf(part: Part | undefined): number {
  return (part && readDate(part.text)) ?? Number.NaN
}

function misshapen(
  dates: readonly Part[],
  isRight: (text: string) => boolean,
  form: (date: Date) => string,
): Fault[] {
  return faultsOf(dates, ({ text }) => {
    const moment = readDate(text)
    if (moment === undefined || isRight(text)) return undefined
    const right = form(new Date(moment))
    return { found: quoted(text), expected: `a date such as ${right}`, suggestion: right }
  })
}

function sameSeconds(items: readonly ItemParts[]): Fault[] {
  const seen = new Map<number, ItemParts>()
  return items.flatMap((item) => {
    const date = item.published ?? item.updated
    const second = Math.floor(momentOf(date) / 1000)
    const other = seen.get(second)
    if (!date || Number.isNaN(second)) return []
    seen.set(second, item)
    if (!other || other.id?.text === item.id?.text) return []
    const found = `${quoted(date.text)}, as in ${other.field}`
    return [{ ...date, found, expected: 'a second of its own' }]
  })
}

function outOfOrder(items: readonly ItemParts[], name: 'published' | 'updated'): Fault[] {
  const dates = items.flatMap((item) => item[name] ?? item.published ?? item.updated ?? [])
  let before: Part | undefined
  return faultsOf(dates, (date) => {
    const previous = before
    before = date
    if (!previous || !(momentOf(previous) < momentOf(date))) return undefined
    return {
      found: `${quoted(date.text)} after ${quoted(previous.text)}`,
      expected: 'the newest first',
    }
  })
}

function latestFaults({ updated, items }: FeedParts): Fault[] {
  const moments = items.map((item) => momentOf(item.updated))
  if (!updated || moments.length === 0 || moments.some(Number.isNaN)) return []
  const latest = moments.reduce((a, b) => Math.max(a, b), 0)
  const own = momentOf(updated)
  if (Number.isNaN(own) || own === latest) return []
  return [{ ...updated, found: quoted(updated.text), expected: quoted(instant(new Date(latest))) }]
}
