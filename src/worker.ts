import type { Bundle } from './model/bundle.ts'
import { articlePage } from './render/pages/article-page.ts'
import { notFoundPage } from './render/pages/not-found-page.ts'
import { createApp } from './serve/create-app.ts'

/** The Worker around a bundle; the build's main module calls it. */
export function createWorker(bundle: Bundle): { fetch(request: Request): Promise<Response> } {
  const { site, topics } = bundle
  const app = createApp({
    bundle,
    pages: {
      article: (article) => articlePage(site, topics, article),
      notFound: () => notFoundPage(site),
    },
  })
  return { fetch: async (request) => await app.fetch(request) }
}
