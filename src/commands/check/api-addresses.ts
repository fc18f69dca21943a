import { apiArticlePath, apiPaths } from '../../model/api/api-paths.ts'
import type { Article } from '../../model/article.ts'
import { formats } from '../../render/formats.ts'
import type { KnownPath, OtherPath } from './known-path.ts'

/** The answers of the API: lists, and one article. */
export function apiAddresses(visible: readonly Article[]): (KnownPath & Partial<OtherPath>)[] {
  const [sample] = visible.filter(({ inFeeds }) => inFeeds)
  const articles = formats
    .filter(({ mediaType }) => mediaType === 'application/feed+json')
    .map(({ file, mediaType }) => ({
      path: apiPaths.articles,
      canonical: `/${file}`,
      mediaType,
    }))
  const mediaType = 'application/json'
  return [
    { path: apiPaths.topics, mediaType },
    ...articles,
    ...(sample ? [{ path: apiArticlePath(sample.slug), mediaType }] : []),
  ]
}
