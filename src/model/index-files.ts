import { mixText, unmixed } from './mix.ts'

/**
 * How the index of articles is laid out: files of columns (`columns.ts`), of which an answer loads
 * those that it needs, and none is larger than some MiB. They have numbers in this order:
 *
 * - numbers: what is known of each article as a number, `numberRows` articles a file. The first of
 *   them also has `counts`, how many files of each of these kinds there are; `departures` and
 *   `departing`; `shard starts`, the first article of each shard (`shards.ts`); and `first keys`,
 *   the first key of each file of lists.
 * - lists: `keys` of topics, labels, sources, authors and languages, sorted, and for each of them
 *   the numbers of the articles that have it, in `lists`.
 * - texts: `texts`, of each article those that `textNames` names, `textRows` articles a file.
 * - slugs: `slugs`, sorted, with the number of each article in `articles`. A slug is in the file
 *   that `slugFileOf` tells.
 *
 * Where texts or lists stand one after the other, a column whose name ends in `ends` tells where
 * each of them ends.
 */
export type IndexFileKind = (typeof indexFileKinds)[number]
export const indexFileKinds = ['numbers', 'lists', 'texts', 'slugs'] as const

/** Articles in a file of numbers. */
export const numberRows = 2 ** 16
/** Articles in a file of texts. */
export const textRows = 512

/** The columns of numbers, with so many numbers an article. */
export const numberColumns = {
  published: 1,
  updated: 1,
  expires: 1,
  inFeeds: 1,
  digests: 2,
  lengths: 1,
  briefLengths: 1,
  ids: 1,
} as const
export type NumberColumn = keyof typeof numberColumns

export const textNames = ['slug', 'id', 'title', 'language'] as const
export type TextName = (typeof textNames)[number]

/** Which of so many files of slugs has the slug. */
export function slugFileOf(slug: string, count: number): number {
  return mixText(unmixed, slug).left % count
}

/** A number that stands for the id of an article. */
export function idNumber(id: string): number {
  return mixText(unmixed, id).left
}
