import { gunzipSync } from 'node:zlib'
import type { Answer } from '../node/open-build.ts'

/** What the site answers to an address. */
export interface Answered {
  bytes: Uint8Array
  headers: Headers
  /** Without parameters. */
  mediaType: string
}

export interface SiteAsker {
  (path: string): Promise<Answered>
  /** The path that a redirect names. */
  leadsTo(path: string): Promise<string>
  /** The page of an address that leads nowhere. */
  missing(): Promise<Answered>
}

/** Asks the site in this process; another answer than the expected one is a mistake of ours. */
export function siteAsker(answer: Answer, siteUrl: string): SiteAsker {
  async function ask(path: string, expected: number): Promise<Response> {
    const headers = { 'Accept-Encoding': 'gzip' }
    const response = await answer(new Request(siteUrl + path, { headers }))
    if (response.status === expected) return response
    throw new Error(`write ${path}: the site answers ${response.status}, not ${expected}`)
  }
  return Object.assign(async (path: string) => await answered(await ask(path, 200)), {
    async leadsTo(path: string) {
      const { headers } = await ask(path, 307)
      return headers.get('location') ?? ''
    },
    async missing() {
      for (let path = '/404/'; ; path = `/404${path}`) {
        const response = await answer(new Request(siteUrl + path))
        if (response.status === 404) return await answered(response)
      }
    },
  })
}

async function answered(response: Response): Promise<Answered> {
  const { headers } = response
  const body = new Uint8Array(await response.arrayBuffer())
  const [mediaType = ''] = headers.get('content-type')?.split(';') ?? []
  return {
    bytes: headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body,
    headers,
    mediaType,
  }
}
