import type { ReadyDocument, Stretch } from '../model/bundle.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { contentSecurity } from './headers.ts'
import { isNotModified } from './is-not-modified.ts'
import { stateHeaders } from './state-headers.ts'

/** Cloudflare's option for a body that is encoded already. */
interface EdgeResponseInit extends ResponseInit {
  encodeBody?: 'manual'
}

interface Delivery {
  document: ReadyDocument
  /** The canonical path, when the request came by another one. */
  contentLocation?: string
  /** Minutes between two polls. */
  polling: number
  now: number
}

/** Sends a ready document in its state of now, as gzip to those who asked for it. */
export async function sendDocument(request: Request, delivery: Delivery): Promise<Response> {
  const { document, contentLocation, polling, now } = delivery
  const { stretch, until } = currentStretch(document, now)
  const headers = stateHeaders(stretch, polling, until === undefined ? undefined : until - now)
  if (contentLocation !== undefined) headers.set('Content-Location', contentLocation)
  if (isNotModified(request.headers, stretch, now))
    return new Response(null, { status: 304, headers })
  headers.set('Content-Type', `${document.mediaType}; charset=utf-8`)
  headers.set('Content-Security-Policy', contentSecurity[document.kind])
  return acceptsGzip(request) ? sendGzip(stretch, headers) : sendPlain(stretch, headers)
}

/** The stretch that the moment lies in, and when the next one begins. */
function currentStretch(
  { stretches }: ReadyDocument,
  now: number,
): { stretch: Stretch; until: number | undefined } {
  const index = stretches.findLastIndex(({ from }) => from <= now)
  const stretch = stretches[index]
  if (!stretch) throw new Error('choose stretch: the document has none for this moment')
  return { stretch, until: stretches[index + 1]?.from }
}

async function sendGzip({ load, gzipLength }: Stretch, headers: Headers): Promise<Response> {
  headers.set('Content-Encoding', 'gzip')
  headers.set('Content-Length', String(gzipLength))
  const init: EdgeResponseInit = { headers, encodeBody: 'manual' }
  return new Response(await load(), init)
}

async function sendPlain({ load, length }: Stretch, headers: Headers): Promise<Response> {
  const packed = new Blob([await load()]).stream()
  const plain = new Response(packed.pipeThrough(new DecompressionStream('gzip')))
  headers.set('Content-Length', String(length))
  // A stream would be sent without its length.
  return new Response(await plain.arrayBuffer(), { headers })
}
