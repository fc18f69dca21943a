import type { Bundle } from '../model/bundle.ts'
import { plainPath } from '../model/decode-path.ts'
import { firstAfter } from '../model/timeline.ts'
import { type Articles, articlesOf } from './articles.ts'
import { canonicalOrigin } from './canonical-origin.ts'
import { type DocumentTarget, findTarget, type Target } from './find-target.ts'
import { securityPolicy } from './headers.ts'
import { problemResponse } from './problem-response.ts'
import { type Library, type Renderers, renderPreview, renderTarget } from './render-target.ts'
import { sendDocument } from './send-document.ts'
import { sendMedia } from './send-media.ts'
import { sendRendered } from './send-rendered.ts'

const navigationHeader = 'Sec-Fetch-Dest'

/** Answers GET and HEAD; every path is data of the bundle. */
export function answerer(bundle: Bundle, renderers: Renderers, clock: () => number) {
  const library: Library = { bundle, renderers, articles: articlesOf(bundle) }
  return async function answer(request: Request): Promise<Response> {
    const now = clock()
    const url = new URL(request.url)
    const target = await findTarget(plainPath(url.pathname), now, bundle, library.articles)
    const destination = destinationOf(url, target, bundle.site.url)
    if (destination !== undefined) return await redirect(destination, library, now)
    if (!target || 'movedTo' in target) return await missing(request, url, 404, library, now)
    if ('gone' in target) return await missing(request, url, 410, library, now)
    if ('media' in target) return await sendMedia(request, target.media, now)
    if ('document' in target) return await sendReady(request, url, target, library, now)
    const rendered = await renderTarget(target, library, now)
    return await sendRendered(request, rendered, bundle.site.polling, now)
  }
}

/** Where the request is to be sent in one hop: to the site's own host, or to another path, or both. */
function destinationOf(url: URL, target: Target | undefined, siteUrl: string): string | undefined {
  const origin = canonicalOrigin(url, siteUrl)
  const path = target && 'movedTo' in target ? target.movedTo : undefined
  if (origin === undefined && path === undefined) return undefined
  return `${origin ?? ''}${path ?? url.pathname}${url.search}`
}

/** A feed's address gives the feed to readers and programs, and a page about it to a browser. */
async function sendReady(
  request: Request,
  url: URL,
  { document, path }: DocumentTarget,
  library: Library,
  now: number,
): Promise<Response> {
  const { polling } = library.bundle.site
  const { channel } = document
  if (channel !== undefined && isNavigation(request) && !url.searchParams.has('raw')) {
    const preview = await renderPreview(channel, path, library, now)
    return await sendRendered(request, { ...preview, vary: navigationHeader }, polling, now)
  }
  return await sendDocument(request, {
    document,
    ...(path !== url.pathname && { contentLocation: path }),
    ...(channel !== undefined && { vary: navigationHeader }),
    polling,
    now,
  })
}

/** Whether a person has opened the address in a browser (Fetch Metadata): no reader sends this. */
function isNavigation(request: Request): boolean {
  return request.headers.get(navigationHeader) === 'document'
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
  // A file is asked for by a program, anything else by a person.
  if (/\.[^/]*$/.test(pathname)) {
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

/** A move for ever, which readers keep (RFC 9110 §15.4.9). */
async function redirect(
  location: string,
  { bundle, articles }: Library,
  now: number,
): Promise<Response> {
  const headers = await keptFor(bundle.site.polling * 60, articles, now)
  return new Response(null, { status: 308, headers: { Location: location, ...headers } })
}

/** For so many seconds, but not past the moment at which an article appears or leaves. */
async function keptFor(
  seconds: number,
  articles: Articles,
  now: number,
): Promise<{ 'Cache-Control': string }> {
  const next = firstAfter((await articles.index()).moments, now) ?? Number.POSITIVE_INFINITY
  const maxAge = Math.min(seconds, Math.floor((next - now) / 1000))
  return { 'Cache-Control': `public, max-age=${maxAge}` }
}
