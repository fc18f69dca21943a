import type { Answer, Circumstances } from '../../../src/check/changes/circumstances.ts'
import type { FeedView, ItemView } from '../../../src/check/feed/feed-view.ts'

export const origin = 'https://harbour.example'
const day = 24 * 60 * 60 * 1000
const start = Date.parse('2026-05-01T08:00:00Z')

/** The item of a day of May 2026. */
export function item(number: number, changed: Partial<ItemView> = {}): ItemView {
  return {
    id: `tag:harbour.example,2026:${number}`,
    link: `${origin}/articles/${number}/`,
    title: `Ferry ${number}`,
    published: start + number * day,
    updated: start + number * day,
    summary: `Ferry ${number} sails.`,
    content: `<p>Ferry ${number} sails at noon.</p>`,
    ...changed,
  }
}

/** An item, or a feed, that says nothing of a part. */
export function without<View extends ItemView | FeedView, Part extends keyof View>(
  part: Part,
  { [part]: _, ...rest }: View,
): Omit<View, Part> {
  return rest
}

/** A later moment of the same kind. */
export function after(number: number, days = 1): number {
  return start + (number + days) * day
}

/** A feed of items, the newest first. */
export function feed(items: readonly ItemView[], changed: Partial<FeedView> = {}): FeedView {
  return {
    format: 'atom',
    id: 'tag:harbour.example,2026:feeds/site',
    title: 'Harbour news',
    self: `${origin}/atom.xml`,
    updated: Math.max(start, ...items.map(({ updated = 0 }) => updated)),
    items,
    ...changed,
  }
}

/** The items of these days, the newest first. */
export function items(...numbers: number[]): ItemView[] {
  return numbers.sort((a, b) => b - a).map((number) => item(number))
}

/** A site on which everything is where it was, but for these pages. */
export function circumstances(
  changed: Partial<Omit<Circumstances, 'pages'>> & { pages?: Record<string, Answer> } = {},
): Circumstances {
  const numbers = Array.from({ length: 100 }, (_, index) => index)
  const pages = Object.fromEntries(
    numbers.map((number) => [`/articles/${number}/`, { status: 200 }]),
  )
  return {
    address: { status: 200 },
    origins: { before: [origin], after: origin },
    window: { items: 50, days: 7 },
    aliases: new Map(),
    articles: new Set(),
    carried: new Set(),
    expired: new Set(),
    ...changed,
    pages: new Map(Object.entries({ ...pages, ...changed.pages })),
  }
}
