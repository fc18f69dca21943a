import type { Hub } from '../../model/hub.ts'

/** Stand-in until the ping is there. */
export async function tellHub({ url }: Hub, feeds: readonly string[]): Promise<string[]> {
  const refusals: string[] = []
  for (const feed of feeds) {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed })
    const answer = await fetch(url, { method: 'POST', body }).catch((error: Error) => error)
    if (answer instanceof Error) refusals.push(`${feed}: ${answer.message}`)
    else if (!answer.ok) refusals.push(`${feed}: ${answer.status}`)
  }
  return refusals
}
