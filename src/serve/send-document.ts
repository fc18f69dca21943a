import type { LoadBytes, ReadyDocument } from '../model/bundle.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { gunzip } from './gzip/gunzip.ts'
import { securityPolicy } from './headers.ts'
import { isDateOutrun, isNotModified, type Validators } from './is-not-modified.ts'
import { stateHeaders } from './state-headers.ts'
import { currentStretch } from './stretches.ts'

/** Cloudflare's option for a body that is encoded already. */
export interface EdgeResponseInit extends ResponseInit {
  encodeBody?: 'manual'
}

/** A document as it is now. */
export interface DocumentState
  extends Validators,
    Pick<ReadyDocument, 'kind' | 'mediaType' | 'link'> {
  /** Milliseconds since 1970 at which it becomes another one, if it does. */
  until?: number
  /** Its gzip form. */
  load: LoadBytes
}

export interface Delivery {
  /** The canonical address, when the request came by another one. */
  contentLocation?: string
  /** What the choice of the document depended on, if it did. */
  vary?: string
  /** Whether it is the same as long as its address is there. */
  immutable?: boolean
  /** Minutes between two polls. */
  polling: number
  now: number
}

/** A ready document in its state of now. */
export function stateOf(
  {
    kind,
    mediaType,
    link,
    stretches,
  }: Pick<ReadyDocument, 'kind' | 'mediaType' | 'link' | 'stretches'>,
  now: number,
): DocumentState {
  const { stretch, until } = currentStretch(stretches, now)
  const { etag, lastModified, load } = stretch
  return {
    kind,
    mediaType,
    etag,
    load,
    ...(link !== undefined && { link }),
    ...(lastModified !== undefined && { lastModified }),
    ...(until !== undefined && { until }),
  }
}

/** Sends a document, as gzip to those who asked for it. */
export async function sendDocument(
  request: Request,
  state: DocumentState,
  delivery: Delivery,
): Promise<Response> {
  const headers = documentHeaders(state, delivery)
  if (isNotModified(request.headers, state, delivery.now)) {
    return new Response(null, { status: 304, headers })
  }
  if (isDateOutrun(request.headers, state, delivery.now)) headers.delete('Last-Modified')
  return await sendBody(request, state, headers)
}

/** What a 200 and a 304 say of the document. */
export function documentHeaders(state: DocumentState, delivery: Delivery): Headers {
  const { until, link } = state
  const { contentLocation, vary, immutable = false, polling, now } = delivery
  const headers = stateHeaders(state, {
    polling,
    immutable,
    ...(until !== undefined && { left: until - now }),
    ...(link !== undefined && { link }),
    ...(vary !== undefined && { vary }),
  })
  if (contentLocation !== undefined) headers.set('Content-Location', contentLocation)
  return headers
}

/** The bytes of a document, in the encoding that the client takes. */
export async function sendBody(
  request: Request,
  { kind, mediaType, load }: Pick<DocumentState, 'kind' | 'mediaType' | 'load'>,
  headers: Headers,
  status = 200,
): Promise<Response> {
  describeBody(headers, { kind, mediaType }, request)
  const packed = await load()
  if (acceptsGzip(request)) return new Response(packed, packedInit(headers, packed, status))
  // A stream would be sent without its length.
  const bytes = await gunzip(packed)
  headers.set('Content-Length', String(bytes.byteLength))
  return new Response(bytes, { status, headers })
}

/** Adds what an answer with a document says of it in any encoding. */
export function describeBody(
  headers: Headers,
  { kind, mediaType }: Pick<DocumentState, 'kind' | 'mediaType'>,
  asked: Pick<Request, 'url'>,
): void {
  headers.set('Content-Type', `${mediaType}; charset=utf-8`)
  headers.set('Content-Security-Policy', securityPolicy(kind, asked))
}

/** Adds what an answer with the gzip form of a document says of it. */
export function packedInit(headers: Headers, packed: ArrayBuffer, status = 200): EdgeResponseInit {
  headers.set('Content-Encoding', 'gzip')
  headers.set('Content-Length', String(packed.byteLength))
  return { status, headers, encodeBody: 'manual' }
}
