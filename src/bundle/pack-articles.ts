import { createHash } from 'node:crypto'
import type { ArticlePieces, CompiledArticle } from '../model/compiled-article.ts'
import { once } from '../model/once.ts'
import { type Piece, packPieces } from '../model/pieces.ts'
import type { ShardStarts } from '../model/shards.ts'
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
 * The articles in shards.
 * @param known shards of earlier builds
 */
export async function packArticles(
  oldestFirst: readonly CompiledArticle[],
  starts: ShardStarts,
  known: KnownFiles,
): Promise<PackedArticles> {
  const packed: PackedArticles = { articles: [], items: [] }
  for (const [index, part] of inShards(oldestFirst, starts).entries()) {
    const key = digestOf(part)
    // They are read from the disk, for both files.
    const pieces = once(() => part.map((one) => one.pieces()))
    packed.articles.push(await shardOf('shards', index, key, pieces, known))
    packed.items.push(await shardOf('items', index, key, pieces, known))
  }
  return packed
}

async function shardOf(
  kind: keyof typeof kinds,
  index: number,
  key: string,
  pieces: () => readonly ArticlePieces[],
  known: KnownFiles,
): Promise<OutputFile> {
  const pack = (): Uint8Array => packPieces(pieces().map(kinds[kind]))
  return fileAt(`${kind}/${index}.bin`, await fileOf(known, `${kind} ${key}`, pack))
}

function digestOf(articles: readonly CompiledArticle[]): string {
  const digests = articles.map(({ digest }) => digest).join('\n')
  return createHash('sha256').update(digests).digest('base64url')
}

function inShards(articles: readonly CompiledArticle[], starts: ShardStarts): CompiledArticle[][] {
  return Array.from(starts, (start, index) => articles.slice(start, starts[index + 1]))
}
