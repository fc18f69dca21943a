import { instant } from '../../model/instant.ts'
import type { ItemView } from '../feed/feed-view.ts'
import { type Change, itemChange, type Part, parts } from './change.ts'
import { type Answer, isThere } from './circumstances.ts'
import { type ItemPair, itemKey, pathOf } from './pair-items.ts'
import { type StoredItem, strangerAt } from './stored-item.ts'

/** What subscribers see of an item that stays the same to their readers. */
export function compareSame({ before, after }: ItemPair, stored: StoredItem): Change[] {
  const pair = { before, after }
  return [
    ...(isReused(pair, stored) ? [reuse(pair)] : textChange(pair)),
    ...(['published', 'updated'] as const).flatMap((part) => dateBackwards(pair, part)),
    ...(isLater(pair, 'published') ? [dateChange('published-changed', pair, 'published')] : []),
    ...addressChanges(after, stored),
  ]
}

/** What subscribers see of an article whose id has changed: the same article once more. */
export function compareRenamed({ before, after }: ItemPair, stored: StoredItem): Change[] {
  const pair = { before, after }
  return [
    itemChange('item-returns-as-new', after, {
      details: differingParts(pair),
      was: itemKey(stored.item),
      is: itemKey(after),
    }),
    ...addressChanges(after, stored),
  ]
}

/** Nothing of the old article is left, and its address does not lead to the new one. */
function isReused({ before, after }: ItemPair, { answer }: StoredItem): boolean {
  const known = (['title', 'content', 'link'] as const).every(
    (part) => before[part] && after[part] && before[part] !== after[part],
  )
  return known && !(answer?.target !== undefined && answer.target === pathOf(after.link))
}

function reuse({ before, after }: ItemPair): Change {
  return itemChange('id-reused', after, { was: before.title, is: after.title })
}

function textChange(pair: ItemPair): Change[] {
  const text = differingParts(pair)
  const details = isLater(pair, 'updated') ? [...text, 'updated' as const] : text
  if (details.length === 0) return []
  const isSilent = text.some((part) => part !== 'link') && isSameDate(pair)
  return [itemChange(isSilent ? 'item-edited-silently' : 'item-changed', pair.after, { details })]
}

/** Dates apart: an old feed without them would differ in every item, and no reader would show it. */
function differingParts({ before, after }: ItemPair): Part[] {
  return parts
    .filter((part) => part !== 'published' && part !== 'updated')
    .filter((part) => (before[part] ?? '') !== (after[part] ?? ''))
}

function isSameDate({ before, after }: ItemPair): boolean {
  return before.updated !== undefined && before.updated === after.updated
}

type DatePart = 'published' | 'updated'

function isLater({ before, after }: ItemPair, part: DatePart): boolean {
  const [was, is] = [before[part], after[part]]
  return was !== undefined && is !== undefined && is > was
}

function dateBackwards({ before, after }: ItemPair, part: DatePart): Change[] {
  if (!isLater({ before: after, after: before }, part)) return []
  return [dateChange('dates-backwards', { before, after }, part)]
}

function dateChange(
  kind: 'dates-backwards' | 'published-changed',
  { before, after }: ItemPair,
  part: DatePart,
): Change {
  const [was, is] = [before, after].map((item) => instant(new Date(item[part] ?? 0)))
  return itemChange(kind, after, { details: [part], was, is })
}

/** What has become of the addresses that subscribers have stored. */
function addressChanges(after: ItemView, { item, links }: StoredItem): Change[] {
  return links.flatMap(({ link, answer }) => {
    if (!isThere(answer)) {
      return [itemChange('address-dead', after, { was: link, is: whatAnswers(answer) })]
    }
    const stranger = strangerAt(answer, item, after.id)
    if (stranger === undefined) return []
    return [itemChange('address-taken', after, { was: link, is: stranger })]
  })
}

function whatAnswers({ status, ignoresQuery }: Answer): string {
  return ignoresQuery ? 'with the page of a channel' : `HTTP ${status}`
}
