import { createHash } from 'node:crypto'
import type { ArticlePieces, CompiledArticle } from '../model/compiled-article.ts'
import { type Piece, packPieces } from '../model/pieces.ts'
import { shardSize } from '../model/shards.ts'
import { fileOf, type KnownFiles } from './bundle-memory.ts'
import { fileAt, type OutputFile } from './output-file.ts'

/** The files that hold the articles, each list of shards in the order of its index. */
export interface PackedArticles {
  /** JSON of the articles. */
  articles: OutputFile[]
  /** The parts of their items in feeds. */
  items: OutputFile[]
}

/** What a shard has of each article. */
const kinds = {
  shards: ({ stored }: ArticlePieces): readonly Piece[] => [stored],
  items: ({ item }: ArticlePieces): readonly Piece[] => item,
}

/**
 * The articles in shards. They fill from the oldest article on, so that a full one never changes.
 * @param known shards of earlier builds
 */
export async function packArticles(
  oldestFirst: readonly CompiledArticle[],
  known: KnownFiles,
): Promise<PackedArticles> {
  const packed: PackedArticles = { articles: [], items: [] }
  for (const [index, part] of inShards(oldestFirst).entries()) {
    const key = digestOf(part)
    packed.articles.push(await shardOf('shards', index, part, key, known))
    packed.items.push(await shardOf('items', index, part, key, known))
  }
  return packed
}

async function shardOf(
  kind: keyof typeof kinds,
  index: number,
  part: readonly CompiledArticle[],
  key: string,
  known: KnownFiles,
): Promise<OutputFile> {
  const pack = (): Uint8Array => packPieces(part.map((one) => kinds[kind](one.pieces())))
  return fileAt(`${kind}/${index}.bin`, await fileOf(known, `${kind} ${key}`, pack))
}

function digestOf(articles: readonly CompiledArticle[]): string {
  const digests = articles.map(({ digest }) => digest).join('\n')
  return createHash('sha256').update(digests).digest('base64url')
}

function inShards(articles: readonly CompiledArticle[]): CompiledArticle[][] {
  return Array.from({ length: Math.ceil(articles.length / shardSize) }, (_, index) =>
    articles.slice(index * shardSize, (index + 1) * shardSize),
  )
}
