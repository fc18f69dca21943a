import type { ArticleIndex } from '../../model/article-index.ts'
import type { FeedOutline } from '../../model/feed-outline.ts'
import { gzipOf } from '../../model/gzip/gzip-of.ts'
import type { Piece } from '../../model/pieces.ts'
import type { Articles } from '../articles.ts'
import { storedPiece } from '../gzip/stored-piece.ts'
import { tagOf } from '../tag-of.ts'

/** The gzip form of a feed: what the build has compressed, between what was written just now. */
export async function composeFeed(
  { head, tail, separator, recipe }: FeedOutline,
  numbers: readonly number[],
  articles: Articles,
): Promise<ArrayBuffer> {
  const items = await articles.items(numbers)
  const steps = recipe.map((part) => (typeof part === 'number' ? part : storedPiece(part)))
  const between = storedPiece(separator)
  const pieces = items.flatMap((pieceAt, place): Piece[] => [
    ...(place > 0 ? [between] : []),
    ...steps.map((step) => (typeof step === 'number' ? pieceAt(step) : step)),
  ])
  return gzipOf([storedPiece(head), ...pieces, storedPiece(tail)]).buffer
}

/**
 * A weak validator of a feed (RFC 9110 §8.8.3), for which no item has to be read: it depends on
 * what stands around the items and on the digest of each.
 */
export async function feedTag(
  { mediaType, head, tail, recipe }: FeedOutline,
  numbers: readonly number[],
  { digests }: Pick<ArticleIndex, 'digests'>,
): Promise<string> {
  const items = numbers.flatMap((article) => [digests[2 * article], digests[2 * article + 1]])
  const text = [mediaType, head, tail, recipe.join(), items.join()].join('\n')
  return await tagOf(text)
}
