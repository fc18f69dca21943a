import { Hono } from 'hono'
import { apiPaths } from '../../model/api/api-paths.ts'
import { answering } from './api-answer.ts'

/** What the API answers from; answers have their validators and know nothing of one another. */
export interface ApiLibrary {
  /** A `TopicList`. */
  topics(request: Request): Promise<Response>
  /** A `JsonFeed` of the articles that the address asks for. */
  articles(request: Request): Promise<Response>
  /** The `JsonFeedItem` of an article. */
  article(request: Request, slug: string): Promise<Response>
}

/** The routes of the API, from whose type clients know what they get. */
export function createApi(library: ApiLibrary) {
  return new Hono()
    .get(
      apiPaths.topics,
      answering<'topics'>(({ req }) => library.topics(req.raw)),
    )
    .get(
      apiPaths.articles,
      answering<'articles'>(({ req }) => library.articles(req.raw)),
    )
    .get(
      apiPaths.article,
      answering<'article'>(({ req }) => library.article(req.raw, req.param('slug'))),
    )
}

/** The type of the routes. */
export type Api = ReturnType<typeof createApi>
