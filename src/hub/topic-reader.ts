import { gzip } from './gzip.ts'
import type { PublishedTopic } from './topics.ts'

/** Reads the site's own feeds. */
export interface TopicReader {
  /** The validator of a feed as it is now; undefined when the site has no such feed any more. */
  currentVersion(topic: string): Promise<string | undefined>
  readTopic(topic: string): Promise<PublishedTopic>
}

/**
 * Reads feeds as everybody gets them, without the network: a Worker cannot ask itself.
 * @param answer answers a request to the site
 */
export function topicReader(
  answer: (request: Request) => Response | Promise<Response>,
  topicAt: (address: string) => string | undefined,
): TopicReader {
  return {
    async currentVersion(topic) {
      if (topicAt(topic) !== topic) return undefined
      return versionOf(topic, await answer(new Request(topic, { method: 'HEAD' })))
    },
    async readTopic(topic) {
      const response = await answer(new Request(topic))
      const version = versionOf(topic, response)
      const mediaType = response.headers.get('Content-Type') ?? 'application/octet-stream'
      return { topic, version, mediaType, body: await gzip(await response.arrayBuffer()) }
    },
  }
}

function versionOf(topic: string, { status, headers }: Response): string {
  const version = headers.get('ETag')
  if (status !== 200 || version === null) throw new Error(`${topic} answers ${status}`)
  return version
}
