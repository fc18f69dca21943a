import { hubOf } from '../../check/live/hub-rules.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { Ask } from '../check/exchanges-with.ts'

/**
 * Asks the hubs that feeds name whether they are there, each once, with HEAD: nothing is published
 * and nobody is subscribed.
 * @param onlyOf the site whose own hub alone is asked; absent where all may be asked
 */
export async function askHub(
  feeds: readonly LiveFeed[],
  ask: Ask,
  onlyOf: string | undefined,
): Promise<LiveFeed[]> {
  const named = new Set(feeds.flatMap(({ hub }) => (hub ? [hubOf(hub)] : [])))
  const answers = new Map<string, { status?: number; failure?: string }>()
  for (const url of named) {
    const mayAsk = /^https?:/.test(url) && (onlyOf === undefined || url.startsWith(`${onlyOf}/`))
    if (!mayAsk) continue
    const outcome = await ask({ method: 'HEAD', url, headers: {} })
    answers.set(
      url,
      'answer' in outcome ? { status: outcome.answer.status } : { failure: outcome.failure },
    )
  }
  return feeds.map((feed) =>
    feed.hub ? { ...feed, hub: { ...feed.hub, ...answers.get(hubOf(feed.hub)) } } : feed,
  )
}
