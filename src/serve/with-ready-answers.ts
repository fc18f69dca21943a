import type { Bundle, ReadyDocument, Stretch } from '../model/bundle.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { cacheControl } from './cache-control.ts'
import { type DocumentTarget, documentAt } from './find-target.ts'
import { commonHeaders } from './headers.ts'
import { navigationHeader } from './is-navigation.ts'
import { isDateOutrun, isNotModified } from './is-not-modified.ts'
import {
  describeBody,
  documentHeaders,
  type EdgeResponseInit,
  packedInit,
  stateOf,
} from './send-document.ts'
import { currentStretch } from './stretches.ts'

/** Answers a request. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** What most clients get of a document, made once for all of them. */
interface ReadyAnswer {
  stretch: Stretch
  cacheControl: string
  bytes: ArrayBuffer
  whole: EdgeResponseInit
  unchanged: ResponseInit
}

/** A plain request for a document. */
interface PlainRequest extends DocumentTarget {
  /** The path that was asked for, which can be an alias. */
  asked: string
}

// Of 128 MB that an isolate has. The bytes of modules are there anyway.
const mostBytes = 32 * 2 ** 20

/**
 * Answers what readers ask nearly always, a ready document of the site's own host as gzip, without
 * the way that all other requests go: what is the same for all clients is kept. The answers are
 * those of that way, to the last header.
 * @param otherwise answers all other requests
 */
export function withReadyAnswers(bundle: Bundle, clock: () => number, otherwise: Fetch): Fetch {
  const { site } = bundle
  const answers = new Map<string, ReadyAnswer>()
  let size = 0

  async function answerFirst(
    request: Request,
    plain: PlainRequest,
    now: number,
  ): Promise<Response> {
    const former = answers.get(plain.asked)
    // Whatever fails is told where everything else is.
    const made = await readyAnswer(plain, site, now, former).catch(() => undefined)
    if (!made) return await otherwise(request)
    keep(plain.asked, made)
    return send(request, made, now) ?? (await otherwise(request))
  }

  function keep(asked: string, made: ReadyAnswer): void {
    size += made.bytes.byteLength - (answers.get(asked)?.bytes.byteLength ?? 0)
    if (size > mostBytes) {
      answers.clear()
      size = made.bytes.byteLength
    }
    answers.set(asked, made)
  }

  return function fetch(request) {
    const plain = plainRequest(request, bundle)
    if (!plain) return otherwise(request)
    const now = clock()
    const kept = answers.get(plain.asked)
    if (!kept || !isOf(kept, plain.document, site, now)) return answerFirst(request, plain, now)
    return send(request, kept, now) ?? otherwise(request)
  }
}

function plainRequest({ url, method, headers }: Request, bundle: Bundle): PlainRequest | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith(bundle.site.url)) return undefined
  // A query belongs to it, so that nothing that has one is found.
  const asked = url.slice(bundle.site.url.length)
  const target = documentAt(asked, bundle)
  if (!target || (target.document.channel !== undefined && asksForOther(headers))) return undefined
  return { ...target, asked }
}

/** Whether a feed is asked for its new items (RFC 3229), or for the page about it. */
function asksForOther(headers: Headers): boolean {
  return headers.has('a-im') || headers.get(navigationHeader) === 'document'
}

/** Whether an answer is that of now: `Cache-Control` changes every second before the document does. */
function isOf(
  { stretch, cacheControl }: ReadyAnswer,
  { stretches }: ReadyDocument,
  site: Bundle['site'],
  now: number,
): boolean {
  const current = currentStretch(stretches, now)
  return current.stretch === stretch && cacheControl === controlOf(current, site, now)
}

function controlOf(
  { until }: { until?: number },
  { polling }: Bundle['site'],
  now: number,
): string {
  return cacheControl(polling, until === undefined ? undefined : until - now)
}

async function readyAnswer(
  { document, path, asked }: PlainRequest,
  site: Bundle['site'],
  now: number,
  former: ReadyAnswer | undefined,
): Promise<ReadyAnswer> {
  const current = currentStretch(document.stretches, now)
  const headers = documentHeaders(stateOf(document, now), {
    ...(document.channel !== undefined && { vary: navigationHeader }),
    ...(path !== asked && { contentLocation: path }),
    polling: site.polling,
    now,
  })
  for (const [name, value] of Object.entries(commonHeaders)) headers.set(name, value)
  const unchanged = { status: 304, headers: new Headers(headers) }
  const isRead = former?.stretch === current.stretch
  const bytes = isRead ? former.bytes : await current.stretch.load()
  describeBody(headers, document, site)
  return {
    stretch: current.stretch,
    cacheControl: controlOf(current, site, now),
    bytes,
    whole: packedInit(headers, bytes),
    unchanged,
  }
}

/** Sends an answer, to those whom it suits. */
function send(request: Request, answer: ReadyAnswer, now: number): Response | undefined {
  const { headers, method } = request
  const { stretch, bytes, whole, unchanged } = answer
  if (isNotModified(headers, stretch, now)) return new Response(null, unchanged)
  if (isDateOutrun(headers, stretch, now) || !acceptsGzip(request)) return undefined
  return new Response(method === 'HEAD' ? null : bytes, whole)
}
