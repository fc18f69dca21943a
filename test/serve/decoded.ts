import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { RawResponse } from '../support/raw-request.ts'

/** The body as a reader has it after undoing the encoding that the answer names. */
export function decoded({ headers, body }: RawResponse): Buffer {
  const encoding = headers['content-encoding']
  if (encoding === undefined) return body
  if (encoding === 'gzip') return gunzipSync(body)
  if (encoding === 'br') return brotliDecompressSync(body)
  throw new Error(`decode body: no reader expects ${encoding}`)
}
