import type { ItemView } from '../feed/feed-view.ts'
import type { ChangeId } from './change-kinds.ts'

/** The parts of an item that readers store, in the order in which they are told. */
export const parts = [
  'title',
  'summary',
  'content',
  'link',
  'authors',
  'tags',
  'media',
  'published',
  'updated',
] as const
export type Part = (typeof parts)[number]

/** One thing that subscribers of a feed will see, or would suffer, after a deploy. */
export interface Change {
  kind: ChangeId
  /** Absent when it is about the whole feed. */
  item?: Pick<ItemView, 'id' | 'title' | 'link'>
  /** The parts of the item that differ; empty where the kind says all. */
  details: readonly Part[]
  /** What it is about, before: an id, a date, an address or a number. */
  was?: string
  /** The same as it will be. */
  is?: string
}

interface Comparison {
  details?: readonly Part[]
  was?: string | undefined
  is?: string | undefined
}

/** A change of an item; values that are not known are left out. */
export function itemChange(
  kind: ChangeId,
  { id, title, link }: ItemView,
  { details = [], was, is }: Comparison = {},
): Change {
  const item = {
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...(link !== undefined && { link }),
  }
  return { kind, item, details, ...values(was, is) }
}

/** A change of the whole feed. */
export function feedChange(kind: ChangeId, was?: string, is?: string): Change {
  return { kind, details: [], ...values(was, is) }
}

/** What the item of a change is known by; undefined for a change of the whole feed. */
export function subjectOf({ item }: Change): string | undefined {
  return item && (item.id ?? item.link ?? item.title ?? '')
}

function values(was: string | undefined, is: string | undefined): Pick<Change, 'was' | 'is'> {
  return { ...(was !== undefined && { was }), ...(is !== undefined && { is }) }
}
