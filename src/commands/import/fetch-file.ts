import { charsetOf, headerOf, mediaTypeOf } from '../../check/http/exchange.ts'
import type { Asker } from '../asking/create-asker.ts'

/** What lies at an address. */
export interface FetchedFile {
  /** Where it was found in the end. */
  url: URL
  bytes: Uint8Array
  mediaType: string
  /** As the server said it. */
  charset?: string
}

/** Who may ask an address, or why nobody may. */
export type Choose = (url: URL) => Asker | { fault: string }

const mostRedirects = 5

/** Follows redirects as readers do. */
export async function fetchFile(
  url: URL,
  choose: Choose,
  redirects = mostRedirects,
): Promise<FetchedFile | { fault: string }> {
  if (!/^https?:$/.test(url.protocol)) return { fault: `it leads to ${url.href}` }
  const asker = choose(url)
  if ('fault' in asker) return asker
  const outcome = await asker.ask({ method: 'GET', headers: {}, url: url.href })
  if ('failure' in outcome) return { fault: outcome.failure }
  const { answer } = outcome
  const { status } = answer
  const location = URL.parse(headerOf(answer, 'location') ?? '', url.href)
  if (Math.floor(status / 100) === 3 && location) {
    if (redirects === 0) return { fault: `more than ${mostRedirects} redirects` }
    return await fetchFile(location, choose, redirects - 1)
  }
  if (status !== 200) return { fault: `it answers ${status}` }
  if (!answer.content) return { fault: answer.fault ?? 'an answer that cannot be read' }
  const charset = charsetOf(answer)
  return {
    ...{ url, bytes: answer.content, mediaType: mediaTypeOf(answer) },
    ...(charset !== undefined && { charset }),
  }
}
