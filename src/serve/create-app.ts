import { Hono } from 'hono'
import { apiRoot } from '../model/api/api-paths.ts'
import type { Bundle } from '../model/bundle.ts'
import { labelNames } from '../model/label-names.ts'
import { answerer } from './answer.ts'
import { apiLibrary } from './api/api-library.ts'
import { createApi } from './api/create-api.ts'
import { articlesOf } from './articles.ts'
import { canonicalOrigin } from './canonical-origin.ts'
import { commonHeaders, preflightHeaders } from './headers.ts'
import type { Renderers } from './library.ts'
import { problemResponse } from './problem-response.ts'
import { rehearse } from './rehearse.ts'

interface AppOptions {
  bundle: Bundle
  renderers: Renderers
  /** Milliseconds since 1970. */
  clock: () => number
}

/** The site as an application: every path is data of the bundle, every answer is public. */
export function createApp({ bundle, renderers, clock }: AppOptions): Hono {
  const labels = labelNames(bundle.site.topics)
  const library = { bundle, renderers, labels, articles: articlesOf(bundle) }
  // Whatever fails in it fails when it is asked for; the rest of the site is there all the same.
  rehearse({ bundle, renderers, labels }).catch((error) => console.error(error))
  const answer = answerer(library, clock)
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(commonHeaders)) headers.set(name, value)
    // A preview of the site is not the site.
    const { origin } = new URL(context.req.url)
    if (origin !== bundle.site.url) headers.set('X-Robots-Tag', 'noindex')
  })
  app.options('*', () => new Response(null, { status: 204, headers: preflightHeaders }))
  app.get(`${apiRoot}*`, async ({ req }, next) => {
    const elsewhere = canonicalOrigin(new URL(req.url), bundle.site.url)
    return elsewhere === undefined ? await next() : await answer(req.raw)
  })
  app.route('/', createApi(apiLibrary(library, clock)))
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
  // The first request makes the router.
  app.fetch(new Request(bundle.site.url, { method: 'OPTIONS' }))
  return app
}
