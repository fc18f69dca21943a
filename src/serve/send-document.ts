import type { ReadyDocument, Stretch } from '../model/bundle.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { securityPolicy } from './headers.ts'
import { isDateOutrun, isNotModified } from './is-not-modified.ts'
import { stateHeaders } from './state-headers.ts'
import { currentStretch, plainBytes } from './stretches.ts'

/** Cloudflare's option for a body that is encoded already. */
interface EdgeResponseInit extends ResponseInit {
  encodeBody?: 'manual'
}

interface Delivery {
  document: ReadyDocument
  /** The canonical path, when the request came by another one. */
  contentLocation?: string
  /** What the choice of the document depended on, if it did. */
  vary?: string
  /** Minutes between two polls. */
  polling: number
  now: number
}

/** Sends a ready document in its state of now, as gzip to those who asked for it. */
export async function sendDocument(request: Request, delivery: Delivery): Promise<Response> {
  const { document, contentLocation, vary, polling, now } = delivery
  const { stretch, until } = currentStretch(document.stretches, now)
  const headers = stateHeaders(stretch, {
    polling,
    ...(until !== undefined && { left: until - now }),
    ...(document.link !== undefined && { link: document.link }),
    ...(vary !== undefined && { vary }),
  })
  if (contentLocation !== undefined) headers.set('Content-Location', contentLocation)
  if (isNotModified(request.headers, stretch, now))
    return new Response(null, { status: 304, headers })
  if (isDateOutrun(request.headers, stretch, now)) headers.delete('Last-Modified')
  headers.set('Content-Type', `${document.mediaType}; charset=utf-8`)
  headers.set('Content-Security-Policy', securityPolicy(document.kind, request))
  return acceptsGzip(request) ? sendGzip(stretch, headers) : sendPlain(stretch, headers)
}

async function sendGzip({ load }: Stretch, headers: Headers): Promise<Response> {
  const bytes = await load()
  headers.set('Content-Encoding', 'gzip')
  headers.set('Content-Length', String(bytes.byteLength))
  const init: EdgeResponseInit = { headers, encodeBody: 'manual' }
  return new Response(bytes, init)
}

async function sendPlain(stretch: Stretch, headers: Headers): Promise<Response> {
  // A stream would be sent without its length.
  const bytes = await plainBytes(stretch)
  headers.set('Content-Length', String(bytes.byteLength))
  return new Response(bytes, { headers })
}
