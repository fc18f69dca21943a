import type { TextName } from './index-files.ts'
import type { ShardStarts } from './shards.ts'

/**
 * What the Worker knows of all articles without reading them. An article is a number: its place
 * among all articles of the content, the oldest first, so that newer articles have greater numbers.
 * Times are in milliseconds since 1970. Numbers are there at once; what is promised may have to be
 * loaded.
 */
export interface ArticleIndex {
  /** How many articles there are, those to come and those that have left included. */
  count: number
  published: Float64Array
  updated: Float64Array
  /** Infinity for those that stay. */
  expires: Float64Array
  /** 0 for those of which only a page exists. */
  inFeeds: Uint8Array
  /** Two numbers each, which change whenever anything changes that a feed shows of the article. */
  digests: Uint32Array
  /** Bytes that the largest form of its item takes in a feed. */
  lengths: Uint32Array
  /** The same without its content. */
  briefLengths: Uint32Array
  /** What `idNumber` makes of their ids. */
  ids: Uint32Array
  /** The moments at which an article appears or leaves, in order. */
  moments: Float64Array
  /** The moments at which an article leaves, in order. */
  departures: Float64Array
  /** The numbers of the articles that leave then. */
  departing: Uint32Array
  /** Where the shards begin that the articles lie in. */
  shardStarts: ShardStarts
  /** Keys of the labels, sources, authors and languages that articles have, sorted. */
  keys(kind: IndexKind): Promise<readonly string[]>
  /** The numbers of the articles that have it, in order; none where nothing has it. */
  having(kind: IndexKind, key: string): Promise<Uint32Array>
  numberOf(slug: string): Promise<number | undefined>
  texts(article: number): Promise<Readonly<Record<TextName, string>>>
}

/**
 * What articles can be found by: the slugs of their topics; these and their folded tags in one; the
 * folded names and the hosts of their sources; the folded names of their authors; their languages
 * in lower case.
 */
export const indexKinds = ['topic', 'label', 'source', 'author', 'language'] as const
export type IndexKind = (typeof indexKinds)[number]
