import { type Answer, headerOf } from '../../check/http/exchange.ts'
import { parseLinks } from '../../check/http/parse-links.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { type Asker, createAsker } from '../asking/create-asker.ts'

/** What an address said when it was asked for a feed. */
export type FeedState = { failure: string } | { answer: Answer }

/** What a site said of each of its feeds, by their paths. */
export type FeedStates = ReadonlyMap<string, FeedState>

const atOnce = 8
const patience = 20
// A head has no body; a server that sends one all the same is not read to its end.
const maximumBytes = 1024 * 1024

/**
 * Asks for the heads of feeds, over connections that nobody has used before.
 * @param onAnswer is told how many have been asked for
 */
export async function feedStates(
  origin: string,
  paths: readonly string[],
  onAnswer: (done: number) => void = () => {},
): Promise<FeedStates> {
  let done = 0
  const asker = createAsker({ connections: atOnce, patience, maximumBytes })
  try {
    return new Map(
      await mapConcurrently(paths, atOnce, async (path): Promise<[string, FeedState]> => {
        const state = await stateOf(asker, origin + path)
        done += 1
        onAnswer(done)
        return [path, state]
      }),
    )
  } finally {
    asker.close()
  }
}

async function stateOf(asker: Asker, url: string): Promise<FeedState> {
  const reply = await asker.ask({ method: 'HEAD', url, headers: { 'Accept-Encoding': 'gzip' } })
  return 'failure' in reply ? reply : { answer: reply.answer }
}

/** The validator of the bytes that are there, without the sign that it is weak (RFC 9110 §8.8.3). */
export function validatorOf(state: FeedState | undefined): string | undefined {
  if (!state || 'failure' in state || state.answer.status !== 200) return undefined
  return headerOf(state.answer, 'etag')?.replace(/^W\//, '')
}

/** The feeds whose bytes are others in the second states, or not known to be the same. */
export function changedFeeds(before: FeedStates, after: FeedStates): string[] {
  return [...after]
    .filter(([path, state]) => {
      const validator = validatorOf(state)
      return validator === undefined || validator !== validatorOf(before.get(path))
    })
    .map(([path]) => path)
}

/** Whether a feed names a hub at an address in its `Link` header (WebSub §4). */
export function advertisesHub(states: FeedStates, hub: string): boolean {
  return [...states.values()].some((state) => {
    if ('failure' in state) return false
    return parseLinks(headerOf(state.answer, 'link') ?? '').some(
      ({ target, rels }) => target === hub && rels.includes('hub'),
    )
  })
}
