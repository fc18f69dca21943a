/** The routes of the API by their names, with parameters as the router writes them. */
export const apiPaths = {
  topics: '/api/topics',
  articles: '/api/articles',
  article: '/api/articles/:slug',
} as const

export type ApiName = keyof typeof apiPaths

/** What the path of every route starts with. */
export const apiRoot = '/api/'
