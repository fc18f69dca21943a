import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw as deflateLater } from 'node:zlib'
import { blocksOf } from '../model/gzip/gzip-of.ts'
import type { BundleMemory } from './bundle-memory.ts'
import type { PackedRest } from './packed-document.ts'
import { textCompression } from './text-compression.ts'

const deflateSoon = promisify(deflateLater)

// Compressed apart from its head, a shorter one takes some hundredths more.
const shortest = 64 * 1024

/**
 * What follows the head of a long text. It is compressed apart, so that it can be taken from a
 * document with another head.
 */
export interface Rest extends Omit<PackedRest, 'start'> {
  /** What a `Piece` has. */
  deflated(): Uint8Array | Promise<Uint8Array>
}

/** The rest of a document that the last bundle had, if it had one with that key. */
export function formerRest(
  key: string,
  { formerStretch }: Pick<BundleMemory, 'formerStretch'>,
): Rest | undefined {
  const former = formerStretch(key)
  if (!former?.stretch.rest) return undefined
  const { start, ...rest } = former.stretch.rest
  return { ...rest, deflated: () => blocksOf(former.file.bytes).subarray(start) }
}

/** Nothing when it is too short to be compressed apart. */
export function freshRest(key: string, text: string): Rest | undefined {
  const bytes = Buffer.from(text)
  if (bytes.length < shortest) return undefined
  return {
    key,
    length: bytes.length,
    crc: crc32(bytes),
    hash: hash('sha256', bytes, 'base64url'),
    deflated: async () =>
      await deflateSoon(bytes, {
        ...textCompression(bytes.length),
        finishFlush: constants.Z_SYNC_FLUSH,
      }),
  }
}
