import type { Article } from './article.ts'
import type { Piece } from './pieces.ts'
import type { RenderedItem } from './rendered-item.ts'

/** An article with what has been made of it alone, whatever else is on the site. */
export interface CompiledArticle {
  /** Its texts may be read from the disk each time. */
  article: Article
  /** Changes whenever anything of the article or of what is made of it does. */
  digest: string
  /** Changes whenever anything does that the index tells of the article besides numbers. */
  listed: string
  item: ItemFacts
  /** What of it is searched. */
  search: SearchedArticle
  /** What the Worker carries of it. */
  pieces(): ArticlePieces
}

/** What is known of the item of an article without its parts. */
export interface ItemFacts extends Pick<RenderedItem, 'length' | 'briefLength'> {
  /** Two numbers of 32 bits that change whenever a part does. */
  digest: readonly [number, number]
}

export interface SearchedArticle {
  /** Changes whenever one of its words does, or their places. */
  digest: string
  /** What its words count for when the number of shards is decided. */
  room: number
  /** Its words as `bundle/search` packs them. */
  words(): Uint8Array
}

/** The texts of an article as they lie in shards. */
export interface ArticlePieces {
  /** The article as JSON, with its Markdown: compressed together they take half the room. */
  stored: Piece
  /** The parts of its item in feeds. */
  item: readonly Piece[]
}
