import { Hono } from 'hono'
import type { Bundle } from '../model/bundle.ts'
import { articlesOf } from './articles.ts'
import { canonicalOrigin } from './canonical-origin.ts'
import { findTarget, type Target } from './find-target.ts'
import { commonHeaders, contentSecurity, preflightHeaders } from './headers.ts'
import { problemResponse } from './problem-response.ts'
import { type Pages, sendArticle } from './send-article.ts'
import { sendDocument } from './send-document.ts'

interface AppOptions {
  bundle: Bundle
  pages: Pages
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** The site as an application: every path is data of the bundle, every answer is public. */
export function createApp(options: AppOptions): Hono {
  const answer = answerer(options)
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(commonHeaders)) context.res.headers.set(name, value)
  })
  app.options('*', () => new Response(null, { status: 204, headers: preflightHeaders }))
  app.get('*', ({ req }) => answer(req.raw))
  app.all('*', ({ req }) =>
    problemResponse(405, 'Method Not Allowed', `${req.method} is not possible here.`, {
      Allow: preflightHeaders.Allow,
    }),
  )
  app.onError((error) => {
    console.error(error)
    return problemResponse(500, 'Internal Server Error', 'Something went wrong here.', {
      'Cache-Control': 'no-store',
    })
  })
  return app
}

function answerer({ bundle, pages, clock = Date.now }: AppOptions) {
  const { site } = bundle
  const articles = articlesOf(bundle)
  return async function answer(request: Request): Promise<Response> {
    const now = clock()
    const url = new URL(request.url)
    const target = await findTarget(url.pathname, now, bundle, articles)
    const destination = destinationOf(url, target, site.url)
    if (destination !== undefined) return redirect(destination, site.polling)
    if (!target || 'movedTo' in target) return await notFound(url.pathname, pages)
    if ('document' in target) {
      return await sendDocument(request, { ...target, polling: site.polling, now })
    }
    const html = await pages.article(await articles.read(target.article))
    return await sendArticle(request, { entry: target.article, html, site, now })
  }
}

/** Where the request is to be sent in one hop: to the site's own host, or to another path, or both. */
function destinationOf(url: URL, target: Target | undefined, siteUrl: string): string | undefined {
  const origin = canonicalOrigin(url, siteUrl)
  const path = target && 'movedTo' in target ? target.movedTo : undefined
  if (origin === undefined && path === undefined) return undefined
  return `${origin ?? ''}${path ?? url.pathname}${url.search}`
}

async function notFound(path: string, pages: Pages): Promise<Response> {
  const headers = { 'Cache-Control': 'public, max-age=60' }
  // A file is asked for by a program, anything else by a person.
  if (/\.[^/]*$/.test(path)) {
    return problemResponse(404, 'Not Found', 'There is nothing at this address.', headers)
  }
  return new Response(await pages.notFound(), {
    status: 404,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurity.page,
      Vary: 'Accept-Encoding',
      ...headers,
    },
  })
}

/** A move for ever, which readers keep (RFC 9110 §15.4.9). */
function redirect(location: string, polling: number): Response {
  return new Response(null, {
    status: 308,
    headers: { Location: location, 'Cache-Control': `public, max-age=${polling * 60}` },
  })
}
