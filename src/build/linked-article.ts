import { constants, inflateRawSync } from 'node:zlib'
import { openArticle } from '../bundle/pack-article.ts'
import type { StoredArticle } from '../model/bundle.ts'
import type { ArticlePieces, CompiledArticle, SearchedArticle } from '../model/compiled-article.ts'
import { parseStored } from '../model/stored-article.ts'
import type { ReadArticle } from '../read/article/read-article.ts'
import type { KnownArticle } from './article-packs.ts'
import type { CompiledRecord } from './article-record.ts'
import { listedArticle } from './listed-article.ts'

/** An article as the stages know it. */
export interface LinkedArticle {
  read: ReadArticle
  compiled?: CompiledArticle
}

export function linkedArticle(known: KnownArticle): LinkedArticle {
  const { compiled: made, tombstone, ...read } = known.record
  const removed = tombstone && {
    tombstone: { ...tombstone, removed: new Date(tombstone.removed) },
  }
  if (!made) return { read: { ...read, ...removed } }
  const compiled = new PackedArticle(known, made)
  return { read: { ...read, article: compiled.article, ...removed }, compiled }
}

/** Its texts and words are read whenever they are asked for. */
class PackedArticle implements CompiledArticle {
  readonly article: CompiledArticle['article']
  readonly digest: string
  readonly listed: string
  readonly item: CompiledArticle['item']
  readonly search: SearchedArticle
  readonly #known: KnownArticle

  constructor(known: KnownArticle, { facts, digest, listed, item, search }: CompiledRecord) {
    this.article = listedArticle(facts, this)
    this.digest = digest
    this.listed = listed
    this.item = item
    this.search = new PackedWords(known, search)
    this.#known = known
  }

  pieces(): ArticlePieces {
    return openArticle(this.#known.bytes('texts'))
  }

  stored(): StoredArticle {
    const { deflated } = this.pieces().stored
    // The stream goes on in the feeds and pages that the Worker puts together.
    const text = inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH })
    return parseStored(text.toString())
  }
}

class PackedWords implements SearchedArticle {
  readonly digest: string
  readonly room: number
  readonly #known: KnownArticle

  constructor(known: KnownArticle, { digest, room }: CompiledRecord['search']) {
    this.digest = digest
    this.room = room
    this.#known = known
  }

  words(): Uint8Array {
    return this.#known.bytes('words')
  }
}
