import {
  brotliDecompressSync,
  gunzipSync,
  inflateSync,
  type ZlibOptions,
  zstdDecompressSync,
} from 'node:zlib'
import type { Answer } from '../../check/http/exchange.ts'

type Decoder = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['identity', (bytes) => bytes],
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', (bytes, { maxOutputLength = 0 }) => brotliDecompressSync(bytes, { maxOutputLength })],
  ['zstd', (bytes, { maxOutputLength = 0 }) => zstdDecompressSync(bytes, { maxOutputLength })],
])

type Decoded = Pick<Answer, 'content' | 'fault'>

/**
 * The bytes without the codings of `Content-Encoding` (RFC 9110 §8.4), or why that cannot be.
 * @param headers its values
 */
export function decodeBody(
  bytes: Uint8Array,
  headers: readonly string[],
  maximumBytes: number,
): Decoded {
  // HEAD and 304 name the coding of a body that they do not have.
  if (bytes.length === 0) return { content: bytes }
  const codings = headers.flatMap((header) => header.toLowerCase().split(','))
  return codings
    .map((coding) => coding.trim())
    .toReversed()
    .reduce<Decoded>(
      (decoded, coding) =>
        decoded.content ? decode(decoded.content, coding, maximumBytes) : decoded,
      { content: bytes },
    )
}

function decode(bytes: Uint8Array, coding: string, maxOutputLength: number): Decoded {
  const decoder = decoders.get(coding)
  if (!decoder) return { fault: `a coding that nobody knows: ${coding}` }
  try {
    return { content: decoder(bytes, { maxOutputLength }) }
  } catch (error) {
    return { fault: isTooLong(error) ? tooLong(maxOutputLength) : `bytes that are not ${coding}` }
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

function tooLong(maximumBytes: number): string {
  return `more than ${maximumBytes / 1024 / 1024} MiB when it is decompressed`
}
