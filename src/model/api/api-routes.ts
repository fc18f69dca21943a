import { type QueryParameter, queryParameters } from '../query-parameters.ts'
import { type ApiName, apiArticlePath, apiPaths } from './api-paths.ts'
import type { ApiSchemaName } from './api-schemas.ts'

/** What is told of a route; `apiPaths` has its path. */
export interface ApiRoute {
  /** A few words. */
  summary: string
  /** One or two sentences. */
  description: string
  /** What each parameter of the path means. */
  pathParameters: Readonly<Record<string, string>>
  queryParameters: readonly QueryParameter[]
  /** What the body of a 200 is. */
  answer: ApiSchemaName
  /** Its type, without parameters. */
  mediaType: string
  /** When it answers 308, if it does. */
  moved?: string
  /** What each state means in which it fails. */
  failures: Readonly<Record<number, string>>
  /** An address that shows something on this site, if there is one. */
  example(sample: ApiSample): string | undefined
}

/** What a site has that examples can name. */
export interface ApiSample {
  /** The slug of a topic. */
  topic?: string
  /** The slug of an article that stays. */
  article?: string
}

/** What the routes, the OpenAPI document, the page about the API and the client follow from. */
export const apiRoutes = {
  topics: {
    summary: 'All topics',
    description:
      'Every topic with its description, the number of its articles and the addresses of its feeds.',
    pathParameters: {},
    queryParameters: [],
    answer: 'TopicList',
    mediaType: 'application/json',
    failures: {},
    example: () => apiPaths.topics,
  },
  articles: {
    summary: 'Articles, the newest first',
    description:
      'A page of JSON Feed 1.1 with the articles that have all that is asked for. Unknown parameters are ignored; `next_url` leads to older articles.',
    pathParameters: {},
    queryParameters,
    answer: 'Feed',
    mediaType: 'application/feed+json',
    failures: { 400: 'A parameter has a value that it cannot have.' },
    example: ({ topic }) =>
      `${apiPaths.articles}?${topic === undefined ? '' : `any=${topic}&`}limit=5`,
  },
  article: {
    summary: 'One article',
    description: 'The article as an item of JSON Feed 1.1.',
    pathParameters: {
      slug: 'The last part of the address of its page.',
    },
    queryParameters: [],
    answer: 'Item',
    mediaType: 'application/json',
    moved: 'The slug is an old one of the article at `Location`.',
    failures: {
      404: 'There is no such article.',
      410: 'The article has been removed.',
    },
    example: ({ article }) => (article === undefined ? undefined : apiArticlePath(article)),
  },
} as const satisfies Record<ApiName, ApiRoute>

/** What is known of each route when its code is checked. */
export type ApiRoutes = typeof apiRoutes
