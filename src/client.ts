import { type ClientRequestOptions, hc } from 'hono/client'
import type { Api } from './serve/api/create-api.ts'

export type { Api }

/**
 * A client of the API of a site, which knows its routes, parameters and answers.
 * @param origin address of the site, without a path
 */
export function createClient(origin: string, options?: ClientRequestOptions) {
  return hc<Api>(origin, options)
}
