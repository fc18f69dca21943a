import { constants, inflateRawSync } from 'node:zlib'
import { openArticle } from '../bundle/pack-article.ts'
import type { StoredArticle } from '../model/bundle.ts'
import type { CompiledArticle } from '../model/compiled-article.ts'
import { parseStored } from '../model/stored-article.ts'
import type { ReadArticle } from '../read/article/read-article.ts'
import type { KnownArticle } from './article-packs.ts'
import { listedArticle } from './listed-article.ts'

/** An article as the stages know it. */
export interface LinkedArticle {
  read: ReadArticle
  compiled?: CompiledArticle
}

export function linkedArticle({ record, bytes }: KnownArticle): LinkedArticle {
  const { compiled: made, tombstone, ...read } = record
  const removed = tombstone && {
    tombstone: { ...tombstone, removed: new Date(tombstone.removed) },
  }
  if (!made) return { read: { ...read, ...removed } }
  const pieces = () => openArticle(partOf(bytes(), 0))
  const article = listedArticle(made.facts, () => storedIn(pieces().stored.deflated))
  const { digest, item, search } = made
  return {
    read: { ...read, article, ...removed },
    compiled: {
      article,
      digest,
      item,
      search: { ...search, words: () => partOf(bytes(), 1) },
      pieces,
    },
  }
}

function partOf(bytes: readonly Uint8Array[], part: 0 | 1): Uint8Array {
  const own = bytes[part]
  if (!own) throw new Error('read article: nothing was compiled of it')
  return own
}

function storedIn(deflated: Uint8Array): StoredArticle {
  // The stream goes on in the feeds and pages that the Worker puts together.
  const text = inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH })
  return parseStored(text.toString())
}
