import { UsageError } from '../command.ts'

/** An answer of a site, redirects included. */
export interface Reply {
  /** Where it was asked for. */
  url: URL
  status: number
  mediaType?: string
  /** Where it redirects to, absolute. */
  location?: URL
  bytes: Uint8Array
}

const secondsToWait = 20
const maximumBytes = 20 * 1024 * 1024

/** Asks for an address as a reader does, within limits; no redirect is followed. */
export async function ask(url: URL, method: 'GET' | 'HEAD' = 'GET'): Promise<Reply> {
  if (!/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${url.href}: only http and https can be asked`)
  }
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { 'User-Agent': 'Feedmill' },
      signal: AbortSignal.timeout(secondsToWait * 1000),
    })
    const mediaType = response.headers.get('Content-Type')
    const location = locationOf(response, url)
    return {
      url,
      status: response.status,
      ...(mediaType !== null && { mediaType }),
      ...(location && { location }),
      bytes: await bytesOf(response),
    }
  } catch (error) {
    throw new UsageError(`${url.href}: it cannot be reached (${reasonOf(error)})`, { cause: error })
  }
}

/** The same, with redirects followed as readers follow them. */
export async function askOn(url: URL, redirects: number): Promise<Reply> {
  const reply = await ask(url)
  if (!reply.location || redirects === 0) return reply
  return await askOn(reply.location, redirects - 1)
}

function locationOf({ status, headers }: Response, url: URL): URL | undefined {
  const location = headers.get('Location')
  if (status < 300 || status > 399 || location === null) return undefined
  return URL.parse(location, url.href) ?? undefined
}

async function bytesOf({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > maximumBytes) throw new RangeError('it is larger than 20 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${secondsToWait} s`
  const { cause } = error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.message : error.message
}
