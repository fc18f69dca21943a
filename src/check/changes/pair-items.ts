import type { ItemView } from '../feed/feed-view.ts'
import { type Answer, answerTo, type Circumstances } from './circumstances.ts'

export interface ItemPair {
  before: ItemView
  after: ItemView
}

/** What became of the items of a feed: every distinct item is in exactly one list. */
export interface Pairing {
  /** The same to readers. */
  same: ItemPair[]
  /** The same article under another id. */
  renamed: ItemPair[]
  gone: ItemView[]
  arrived: ItemView[]
}

/** Pairs the items of a feed with those of the feed that takes its place. */
export function pairItems(
  before: readonly ItemView[],
  after: readonly ItemView[],
  circumstances: Pick<Circumstances, 'pages' | 'origins'>,
): Pairing {
  const old = distinct(before)
  const fresh = distinct(after)
  const same = [...old].flatMap(([key, item]) => {
    const match = fresh.get(key)
    return match ? [{ before: item, after: match }] : []
  })
  const left = [...old].filter(([key]) => !fresh.has(key)).map(([, item]) => item)
  const come = [...fresh].filter(([key]) => !old.has(key)).map(([, item]) => item)
  const renamed = pairRenamed(left, come, (item) => answerTo(item.link, circumstances))
  const leftAgain = new Set(renamed.map((pair) => pair.before))
  const comeAgain = new Set(renamed.map((pair) => pair.after))
  return {
    same,
    renamed,
    gone: left.filter((item) => !leftAgain.has(item)),
    arrived: come.filter((item) => !comeAgain.has(item)),
  }
}

/** What readers know an item by: its id, and without one what else they have. */
export function itemKey({ id, link, title, published, content, summary }: ItemView): string {
  return id ?? link ?? JSON.stringify([title, published, content ?? summary])
}

/** Of items with one key readers keep one. */
function distinct(items: readonly ItemView[]): Map<string, ItemView> {
  const byKey = new Map<string, ItemView>()
  for (const item of items) {
    if (!byKey.has(itemKey(item))) byKey.set(itemKey(item), item)
  }
  return byKey
}

/** What two items have in common when they are one article; undefined where there is nothing. */
interface Evidence {
  of(before: ItemView, answer: Answer | undefined): string | undefined
  in(after: ItemView): string | undefined
}

/** The strongest first. */
const evidences: readonly Evidence[] = [
  { of: ({ link }) => link, in: ({ link }) => link },
  { of: (_, answer) => answer?.target, in: ({ link }) => pathOf(link) },
  { of: titleAndDate, in: titleAndDate },
  { of: ({ content }) => content || undefined, in: ({ content }) => content || undefined },
]

/** Each item is in one pair at most. */
function pairRenamed(
  left: readonly ItemView[],
  come: readonly ItemView[],
  answerOf: (item: ItemView) => Answer | undefined,
): ItemPair[] {
  const pairs = new Map<ItemView, ItemView>()
  const taken = new Set<ItemView>()
  for (const evidence of evidences) {
    const open = Map.groupBy(
      come.filter((item) => !taken.has(item)),
      (item) => evidence.in(item),
    )
    for (const item of left.filter((one) => !pairs.has(one))) {
      const key = evidence.of(item, answerOf(item))
      const match = key === undefined ? undefined : open.get(key)?.shift()
      if (!match) continue
      pairs.set(item, match)
      taken.add(match)
    }
  }
  return [...pairs].map(([before, after]) => ({ before, after }))
}

/** Path and query of a link. */
export function pathOf(link: string | undefined): string | undefined {
  const url = link === undefined ? null : URL.parse(link)
  return url ? url.pathname + url.search : undefined
}

function titleAndDate({ title, published }: ItemView): string | undefined {
  if (!title || published === undefined) return undefined
  return JSON.stringify([title, published])
}
