import type { Ask } from '../memory-site.ts'

/** A document of a feed, as far as the tests look into it. */
export interface SeenDocument {
  /** Where it was found in the end, as a path. */
  path: string
  headers: Headers
  text: string
  titles: string[]
  /** Paths by the relation of the link; those of JSON Feed under the names of its fields. */
  links: Record<string, string>
}

const mostMoves = 3

/** What is at a path; moves are followed. Nothing where nothing is. */
export async function documentAt(
  ask: Ask,
  path: string,
  now: number,
): Promise<SeenDocument | undefined> {
  let at = path
  for (let moves = 0; moves <= mostMoves; moves += 1) {
    const { status, headers, body } = await answerAt(ask, at, now)
    if (status === 404) return undefined
    if (status === 200) return { path: at, headers, text: body, ...contentOf(at, body) }
    if (status !== 307 && status !== 308) throw new Error(`ask for ${at}: ${status}`)
    at = pathOf(headers.get('location') ?? '')
  }
  throw new Error(`ask for ${path}: it moves on and on`)
}

/** The answer to one question, moves included. */
export async function answerAt(
  ask: Ask,
  path: string,
  now: number,
): Promise<{ status: number; headers: Headers; body: string }> {
  const answer = await ask(path, now)
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

/** The document with the items before those of this one. */
export function olderThan({ links }: SeenDocument): string | undefined {
  return links['prev-archive'] ?? links['next_url']
}

function contentOf(path: string, text: string): Pick<SeenDocument, 'titles' | 'links'> {
  if (!path.endsWith('.json')) {
    const links = text.matchAll(/rel="(?<rel>[^"]+)"[^>]* href="(?<href>[^"]+)"/g)
    return {
      titles: [...text.matchAll(/<title>(Article [^<]+)</g)].map(([, title = '']) => title),
      links: Object.fromEntries(
        Array.from(links, ({ groups }) => [groups?.['rel'], pathOf(groups?.['href'] ?? '')]),
      ),
    }
  }
  const { items, feed_url, next_url } = JSON.parse(text)
  return {
    titles: items.map(({ title }: { title: string }) => title),
    links: {
      feed_url: pathOf(feed_url),
      ...(next_url !== undefined && { next_url: pathOf(next_url) }),
    },
  }
}

function pathOf(address: string): string {
  return new URL(address, 'https://harbour.example').pathname
}
