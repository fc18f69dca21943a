import type { FeedQuery } from '../model/feed-query.ts'
import { escapings } from './feed-syntax.ts'
import { type Format, formats } from './formats.ts'

/** What is a format's own of an item. */
export const formatParts = ['before', 'brief', 'after'] as const

/** The places of the parts of an item: what is a format's own, then the content by its escaping. */
export const partNames: readonly string[] = [
  ...formats.flatMap(({ key }) => formatParts.map((part) => partName(key, part))),
  ...escapings,
]

/** What an item is made of in a format, in order: places of parts, and literal texts. */
export function itemRecipe(
  { key, syntax }: Format,
  content: FeedQuery['content'],
): readonly (number | string)[] {
  const [open, close] = syntax.contentTags
  const text =
    content === 'full' ? [open, place(syntax.escaping), close] : [place(partName(key, 'brief'))]
  return [place(partName(key, 'before')), ...text, place(partName(key, 'after'))]
}

/** The name of such a part. */
export function partName(key: string, part: (typeof formatParts)[number]): string {
  return `${key} ${part}`
}

function place(name: string): number {
  return partNames.indexOf(name)
}
