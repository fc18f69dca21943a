import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:http'

/** An answer as it came over the wire, nothing decoded. */
export interface RawResponse {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface RawRequest {
  method?: string
  headers?: Record<string, string>
  /** The path as it is sent, where that of the URL would be written otherwise. */
  path?: string
}

/** Asks with exactly these headers and no others. */
export function rawRequest(url: string, options: RawRequest = {}): Promise<RawResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<RawResponse>()
  const { method = 'GET', headers = {}, path = fullPath(url) } = options
  request(url, { method, headers, path, agent: false }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', reject)
    response.on('end', () => {
      const { statusCode = 0, headers: received } = response
      resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks) })
    })
  })
    .on('error', reject)
    .end()
  return promise
}

function fullPath(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
