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
export function createApp({ bundle, pages, clock = Date.now }: AppOptions): Hono {
  const { site } = bundle
  const articles = articlesOf(bundle)
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(commonHeaders)) context.res.headers.set(name, value)
  })

  app.options('*', () => new Response(null, { status: 204, headers: preflightHeaders }))

  app.get('*', async ({ req }) => {
    const now = clock()
    const url = new URL(req.url)
    const target = await findTarget(url.pathname, now, bundle, articles)
    const origin = canonicalOrigin(url, site.url)
    const moved = target && 'movedTo' in target ? target.movedTo : undefined
    if (origin !== undefined || moved !== undefined) {
      return redirect(`${origin ?? ''}${moved ?? url.pathname}${url.search}`, site.polling)
    }
    return target ? await send(req.raw, target, now) : await notFound(url.pathname)
  })

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

  async function send(request: Request, target: Target, now: number): Promise<Response> {
    if ('document' in target) {
      return await sendDocument(request, { ...target, polling: site.polling, now })
    }
    if ('movedTo' in target) throw new Error('send target: a move is answered before')
    const html = await pages.article(await articles.read(target.article))
    return await sendArticle(request, { entry: target.article, html, site, now })
  }

  async function notFound(path: string): Promise<Response> {
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

  return app
}

/** A move for ever, which readers keep (RFC 9110 §15.4.9). */
function redirect(location: string, polling: number): Response {
  return new Response(null, {
    status: 308,
    headers: { Location: location, 'Cache-Control': `public, max-age=${polling * 60}` },
  })
}
