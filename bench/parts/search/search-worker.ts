import type { LoadBytes } from '../../../src/model/bundle.ts'
import { moduleFiles } from '../../../src/serve/numbered-files.ts'
import { searchArticles } from '../../../src/serve/search/search-articles.ts'

/** A Worker that searches by the terms of its query, and answers at once when there are none. */
export function createWorker(
  shards: readonly LoadBytes[],
  places: readonly LoadBytes[],
  count: number,
) {
  const index = { search: moduleFiles(shards), places: moduleFiles(places) }
  return {
    async fetch(request: Request): Promise<Response> {
      const terms = new URL(request.url).searchParams.get('terms')
      if (!terms) return Response.json({})
      const allowed = new Uint8Array(count).fill(1)
      return Response.json(await searchArticles(index, JSON.parse(terms), allowed, 50))
    },
  }
}
