/** The routes of the API by their names, with parameters as the router writes them. */
export const apiPaths = {
  topics: '/api/topics',
  articles: '/api/articles',
  article: '/api/articles/:slug',
} as const

export type ApiName = keyof typeof apiPaths

/** All routes, in the order in which they are told of. */
export const apiNames = Object.keys(apiPaths) as ApiName[]

/** The path of one article. */
export function apiArticlePath(slug: string): string {
  return apiPaths.article.replace(':slug', encodeURIComponent(slug))
}

/** What the path of every route starts with. */
export const apiRoot = '/api/'
