import type { ApiName } from './api-paths.ts'
import { apiPaths } from './api-paths.ts'
import { type ApiRoute, apiRoutes } from './api-routes.ts'

/** What a host of plain files has of the routes: the same answers, and no parameters. */
const plainRoutes: Readonly<Record<ApiName, ApiRoute>> = {
  topics: apiRoutes.topics,
  articles: {
    ...apiRoutes.articles,
    description: 'The newest articles as JSON Feed 1.1; `next_url` leads to older ones.',
    queryParameters: [],
    failures: {},
    example: () => apiPaths.articles,
  },
  article: {
    summary: apiRoutes.article.summary,
    description: apiRoutes.article.description,
    pathParameters: apiRoutes.article.pathParameters,
    queryParameters: [],
    answer: apiRoutes.article.answer,
    mediaType: apiRoutes.article.mediaType,
    failures: {},
    example: apiRoutes.article.example,
  },
}

/** The routes of the API as the place of the site has them. */
export function routesOf({
  plainFiles,
}: {
  plainFiles?: true
}): Readonly<Record<ApiName, ApiRoute>> {
  return plainFiles ? plainRoutes : apiRoutes
}
