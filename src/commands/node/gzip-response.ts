import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { acceptsGzip } from '../../serve/accepts-gzip.ts'

const pack = promisify(gzip)

// What is smaller is sent in one packet anyway.
const leastBytes = 1024
const compressible =
  /^(?:text\/|application\/(?:[a-z.+-]*\+)?(?:xml|json)\b|application\/javascript\b|image\/svg\+xml\b)/

/** Compresses a text that is not compressed yet, as the edge of the platform does. */
export async function gzipResponse(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response
  const type = headers.get('content-type') ?? ''
  // Parts are those of the bytes as they lie there.
  if (
    !response.body ||
    status === 206 ||
    headers.has('content-encoding') ||
    !compressible.test(type)
  )
    return response
  const varying = new Headers(headers)
  if (!/\baccept-encoding\b/i.test(headers.get('vary') ?? '')) {
    varying.append('Vary', 'Accept-Encoding')
  }
  const bytes = Buffer.from(await response.arrayBuffer())
  const isPacked = acceptsGzip(request) && bytes.length >= leastBytes
  const body = isPacked ? await pack(bytes) : bytes
  if (isPacked) {
    varying.set('Content-Encoding', 'gzip')
    // Other bytes stand for the same (RFC 9110 §8.8.1).
    const tag = headers.get('etag')
    if (tag?.startsWith('"')) varying.set('ETag', `W/${tag}`)
  }
  varying.set('Content-Length', String(body.length))
  return new Response(new Uint8Array(body), { status, headers: varying })
}
