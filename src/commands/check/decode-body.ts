import {
  brotliDecompressSync,
  gunzipSync,
  inflateSync,
  type ZlibOptions,
  zstdDecompressSync,
} from 'node:zlib'

type Decoder = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array

const decoders: Readonly<Record<string, Decoder>> = {
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: (bytes, { maxOutputLength = 0 }) => brotliDecompressSync(bytes, { maxOutputLength }),
  zstd: (bytes, { maxOutputLength = 0 }) => zstdDecompressSync(bytes, { maxOutputLength }),
}

/**
 * The bytes without the codings of `Content-Encoding` (RFC 9110 §8.4), or undefined when they are
 * not what it says.
 * @param headers its values
 */
export function decodeBody(
  bytes: Uint8Array,
  headers: readonly string[],
  maxOutputLength: number,
): Uint8Array | undefined {
  // HEAD and 304 name the coding of a body that they do not have.
  if (bytes.length === 0) return bytes
  const codings = headers.flatMap((header) => header.toLowerCase().split(','))
  try {
    return codings
      .map((coding) => coding.trim())
      .toReversed()
      .reduce((body, coding) => decode(body, coding, maxOutputLength), bytes)
  } catch {
    return undefined
  }
}

function decode(bytes: Uint8Array, coding: string, maxOutputLength: number): Uint8Array {
  const decoder = decoders[coding]
  if (!decoder) throw new RangeError(`no such coding: ${coding}`)
  return decoder(bytes, { maxOutputLength })
}
