import type { Article } from '../model/article.ts'
import type { StoredArticle } from '../model/bundle.ts'
import type { ArticlePieces } from '../model/compiled-article.ts'
import type { Piece } from '../model/pieces.ts'
import type { RenderedItem } from '../model/rendered-item.ts'
import { deflatePiece } from './deflate-piece.ts'

// Three numbers of 32 bits for each piece, after the number of pieces.
const numbers = 3

/**
 * The texts of an article, compressed: how many pieces there are, of each the bytes of its text,
 * their CRC-32 and its own bytes, as 32-bit numbers, and then all pieces.
 */
export function packArticle(
  article: Article,
  markdown: string,
  { parts }: Pick<RenderedItem, 'parts'>,
): Uint8Array {
  const stored: StoredArticle = { ...article, markdown }
  const pieces = [Buffer.from(JSON.stringify(stored)), ...parts].map(deflatePiece)
  const start = 4 * (1 + numbers * pieces.length)
  const bytes = new Uint8Array(pieces.reduce((sum, { deflated }) => sum + deflated.length, start))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, pieces.length, true)
  let at = start
  for (const [index, { length, crc, deflated }] of pieces.entries()) {
    const head = 4 * (1 + numbers * index)
    view.setUint32(head, length, true)
    view.setUint32(head + 4, crc, true)
    view.setUint32(head + 8, deflated.length, true)
    bytes.set(deflated, at)
    at += deflated.length
  }
  return bytes
}

/** What `packArticle` has packed; the pieces share its memory. */
export function openArticle(bytes: Uint8Array): ArticlePieces {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(0, true)
  let at = 4 * (1 + numbers * count)
  const pieces = Array.from({ length: count }, (_, index): Piece => {
    const head = 4 * (1 + numbers * index)
    const start = at
    at += view.getUint32(head + 8, true)
    return {
      length: view.getUint32(head, true),
      crc: view.getUint32(head + 4, true),
      deflated: bytes.subarray(start, at),
    }
  })
  const [stored, ...item] = pieces
  if (!stored) throw new Error('open article: there are no pieces')
  return { stored, item }
}
