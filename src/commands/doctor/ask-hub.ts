import { type Answer, headerOf } from '../../check/http/exchange.ts'
import { hubOf } from '../../check/live/hub-rules.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { Ask } from '../check/exchanges-with.ts'

/**
 * Asks the hubs that feeds name whether they are there, each once, with HEAD: nothing is published
 * and nobody is subscribed.
 */
export async function askHub(feeds: readonly LiveFeed[], ask: Ask): Promise<LiveFeed[]> {
  const named = new Set(feeds.flatMap(({ hub }) => (hub ? [hubOf(hub)] : [])))
  const answers = new Map<string, { status?: number; failure?: string }>()
  for (const url of named) {
    if (!/^https?:/.test(url)) continue
    const outcome = await ask({ method: 'HEAD', url, headers: {} })
    answers.set(url, 'answer' in outcome ? stateOf(outcome.answer) : { failure: outcome.failure })
  }
  return feeds.map((feed) =>
    feed.hub ? { ...feed, hub: { ...feed.hub, ...answers.get(hubOf(feed.hub)) } } : feed,
  )
}

function stateOf(answer: Answer): { status: number } | { failure: string } {
  const { status } = answer
  // Services that pass on news, and those that ping, are programs.
  const isChallenge = headerOf(answer, 'cf-mitigated') === 'challenge'
  return isChallenge ? { failure: `${status} with a challenge` } : { status }
}
