import { clients } from '../../check/live/clients.ts'
import type { Forbidden } from '../../check/live/live-site.ts'
import { forbiddenFor } from '../../check/live/robots.ts'
import type { Ask } from '../check/exchanges-with.ts'

const names = clients.filter(({ browser }) => !browser).map(({ name }) => name)

// As crawlers read it (RFC 9309 §2.5).
const mostBytes = 512_000

/** The feeds that `/robots.txt` forbids to readers. */
export async function forbiddenFeeds(
  feeds: readonly string[],
  { ask, site }: { ask: Ask; site: string },
): Promise<Forbidden[]> {
  const outcome = await ask({ method: 'GET', url: `${site}/robots.txt`, headers: {} })
  if (!('answer' in outcome) || outcome.answer.status !== 200) return []
  const text = new TextDecoder().decode(outcome.answer.content?.subarray(0, mostBytes))
  return feeds.flatMap((url) => {
    const { pathname, search } = new URL(url)
    const agents = forbiddenFor(text, pathname + search, names)
    return agents.length === 0 ? [] : [{ url, agents }]
  })
}
