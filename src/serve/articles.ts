import type { ArticleIndex } from '../model/article-index.ts'
import type { Bundle, NumberedFiles, StoredArticle } from '../model/bundle.ts'
import { gzipOf } from '../model/gzip/gzip-of.ts'
import { openArticleIndex } from '../model/open-article-index.ts'
import { openPieces, type Piece } from '../model/pieces.ts'
import { type ShardStarts, shardOf } from '../model/shards.ts'
import { parseStored } from '../model/stored-article.ts'
import { gunzip } from './gzip/gunzip.ts'
import { storedPiece } from './gzip/stored-piece.ts'

/** The articles that the Worker carries, by their numbers in the index. */
export interface Articles {
  index(): Promise<ArticleIndex>
  read(article: number): Promise<StoredArticle>
  readAll(articles: readonly number[]): Promise<StoredArticle[]>
  /** For each of the articles what gives the parts of its item, by their places. */
  items(articles: readonly number[]): Promise<Row[]>
}

/** Of an article, by their places. */
type Row = (place: number) => Piece

/** Opens the index once, and a shard whenever an article of it is wanted. */
export function articlesOf(bundle: Pick<Bundle, 'index' | 'articles' | 'items'>): Articles {
  // The index is kept and not its promise, which would belong to the request that came first.
  let known: ArticleIndex | undefined

  async function index(): Promise<ArticleIndex> {
    known ??= await openArticleIndex(bundle.index)
    return known
  }

  async function pieces(shards: NumberedFiles, articles: readonly number[]): Promise<Row[]> {
    return await readPieces(shards, articles, (await index()).shardStarts)
  }

  return {
    index,
    async read(number) {
      const [article] = await readArticles(await pieces(bundle.articles, [number]))
      if (!article) throw new Error(`read article ${number}: its shard has none`)
      return article
    },
    readAll: async (articles) => await readArticles(await pieces(bundle.articles, articles)),
    items: async (articles) => await pieces(bundle.items, articles),
  }
}

/** All of them are inflated as one text, since each stream costs more than what it inflates. */
async function readArticles(rows: readonly Row[]): Promise<StoredArticle[]> {
  const comma = storedPiece(',')
  const list = rows.flatMap((pieceAt, place) => [...(place > 0 ? [comma] : []), pieceAt(0)])
  return parseStored(await textOf([storedPiece('['), ...list, storedPiece(']')]))
}

async function textOf(pieces: readonly Piece[]): Promise<string> {
  return new TextDecoder().decode(await gunzip(gzipOf(pieces).buffer))
}

/** Each shard is opened once, however many articles it has. */
async function readPieces(
  shards: NumberedFiles,
  articles: readonly number[],
  starts: ShardStarts,
): Promise<Row[]> {
  const wanted = [...new Set(articles.map((article) => shardOf(article, starts).shard))]
  const opened = new Map(
    await Promise.all(
      wanted.map(async (shard) => [shard, openPieces(await shards.load(shard))] as const),
    ),
  )
  return articles.map((article) => {
    const { shard, row } = shardOf(article, starts)
    const pieces = opened.get(shard)
    if (!pieces) throw new Error(`read item of article ${article}: shard ${shard} is not open`)
    return (place) => pieces(row, place)
  })
}
