import { apiRoot } from '../model/api/api-paths.ts'
import { plainPath } from '../model/decode-path.ts'
import { canonicalOrigin } from './canonical-origin.ts'
import { answerArchive, answerFeed } from './feeds/answer-feed.ts'
import { type DocumentTarget, findTarget, type Target } from './find-target.ts'
import { securityPolicy } from './headers.ts'
import { keptFor } from './kept-for.ts'
import type { Library } from './library.ts'
import { problemResponse } from './problem-response.ts'
import { renderTarget } from './render-target.ts'
import { sendDocument, stateOf } from './send-document.ts'
import { sendMedia } from './send-media.ts'
import { sendRendered } from './send-rendered.ts'

/** Answers GET and HEAD; every path is data of the bundle. */
export function answerer(library: Library, clock: () => number) {
  return async function answer(request: Request): Promise<Response> {
    const now = clock()
    const url = new URL(request.url)
    const { bundle, articles } = library
    const target = await findTarget(plainPath(url.pathname), now, bundle, articles)
    const destination = destinationOf(url, target, bundle.site.url)
    if (destination !== undefined) return await redirect(destination, library, now)
    return (
      (await answerTarget(request, url, target, library, now)) ??
      (await missing(request, url, target && 'gone' in target ? 410 : 404, library, now))
    )
  }
}

/** What is at the target, if anything is. */
async function answerTarget(
  request: Request,
  url: URL,
  target: Target | undefined,
  library: Library,
  now: number,
): Promise<Response | undefined> {
  if (!target || 'movedTo' in target || 'gone' in target) return undefined
  if ('media' in target) return await sendMedia(request, target.media, now)
  if ('document' in target) return await sendReady(request, url, target, library, now)
  if ('archive' in target) return await answerArchive(request, url, target, library, now)
  const rendered = await renderTarget(target, library, now)
  return await sendRendered(request, rendered, library.bundle.site.polling, now)
}

/** Where the request is to be sent in one hop: to the site's own host, or to another path, or both. */
function destinationOf(url: URL, target: Target | undefined, siteUrl: string): string | undefined {
  const origin = canonicalOrigin(url, siteUrl)
  const path = target && 'movedTo' in target ? target.movedTo : undefined
  if (origin === undefined && path === undefined) return undefined
  return `${origin ?? ''}${path ?? url.pathname}${url.search}`
}

/** A ready document; a feed can be asked for a part of it. */
async function sendReady(
  request: Request,
  url: URL,
  { document, path }: DocumentTarget,
  library: Library,
  now: number,
): Promise<Response> {
  const { channel } = document
  if (channel !== undefined) {
    const feed = { document: { ...document, channel }, path }
    return await answerFeed(request, url, feed, library, now)
  }
  return await sendDocument(request, stateOf(document, now), {
    ...(path !== url.pathname && { contentLocation: path }),
    polling: library.bundle.site.polling,
    now,
  })
}

const missingStates = {
  404: { title: 'Not Found', detail: 'There is nothing at this address.' },
  410: { title: 'Gone', detail: 'What was here has been removed.' },
} as const

/** Nothing is there, or not any more (RFC 9110 §15.5.5, §15.5.11). */
async function missing(
  request: Request,
  { pathname }: URL,
  status: keyof typeof missingStates,
  { renderers, articles }: Library,
  now: number,
): Promise<Response> {
  // Something may appear there.
  const headers = await keptFor(60, articles, now)
  if (isForPrograms(pathname)) {
    const { title, detail } = missingStates[status]
    return problemResponse(status, title, detail, headers)
  }
  return new Response(await renderers.missing(status === 410), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': securityPolicy('page', request),
      Vary: 'Accept-Encoding',
      ...headers,
    },
  })
}

/** Whether what is asked for is a file, or a route of the API; anything else is for people. */
function isForPrograms(pathname: string): boolean {
  return /\.[^/]*$/.test(pathname) || pathname.startsWith(apiRoot)
}

/** A move for ever, which readers keep (RFC 9110 §15.4.9). */
async function redirect(
  location: string,
  { bundle, articles }: Library,
  now: number,
): Promise<Response> {
  const headers = await keptFor(bundle.site.polling * 60, articles, now)
  return new Response(null, { status: 308, headers: { Location: location, ...headers } })
}
