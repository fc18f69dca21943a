import type { Article } from '../model/article.ts'
import type { StoredArticle } from '../model/bundle.ts'
import { type Piece, packPieces } from '../model/pieces.ts'
import type { Recall } from '../model/recall.ts'
import type { RenderedItem } from '../model/rendered-item.ts'
import { shardSize } from '../model/shards.ts'
import { deflatePiece } from './deflate-piece.ts'
import type { OutputFile } from './output-file.ts'

/** The files that hold the articles, each list of shards in the order of its index. */
export interface PackedArticles {
  /** JSON of the articles, each with its Markdown: compressed together they take half the room. */
  articles: OutputFile[]
  /** The parts of their items in feeds. */
  items: OutputFile[]
}

/**
 * The articles in shards. They fill from the oldest article on, so that a full one never changes.
 * @param markdown of each article, by id
 * @param items of each article, by id
 * @param pieces what was compressed before
 */
export function packArticles(
  oldestFirst: readonly Article[],
  markdown: ReadonlyMap<string, string>,
  items: ReadonlyMap<string, RenderedItem>,
  pieces: Recall<Piece>,
): PackedArticles {
  const packed = (folder: string, textsOf: (article: Article) => readonly string[]) =>
    inShards(oldestFirst).map((part, index) => ({
      path: `${folder}/${index}.bin`,
      bytes: packPieces(
        part.map((article) =>
          textsOf(article).map((text) => pieces.of(text, () => deflatePiece(text))),
        ),
      ),
    }))
  return {
    articles: packed('shards', (article) => {
      const stored: StoredArticle = { ...article, markdown: markdown.get(article.id) ?? '' }
      return [JSON.stringify(stored)]
    }),
    items: packed('items', ({ id }) => items.get(id)?.parts ?? []),
  }
}

function inShards(articles: readonly Article[]): Article[][] {
  return Array.from({ length: Math.ceil(articles.length / shardSize) }, (_, index) =>
    articles.slice(index * shardSize, (index + 1) * shardSize),
  )
}
