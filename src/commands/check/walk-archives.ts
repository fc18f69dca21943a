import type { ArchiveWalk } from '../../check/feed/feed-history.ts'
import { isObject } from '../../check/feed/parse-json.ts'
import type { Ask } from './exchanges-with.ts'

/** What was seen on the way; which articles were to be seen is for others to know. */
export type Walk = Omit<ArchiveWalk, 'carried'>

/** Goes from a JSON Feed along `next_url` to the document that has none. */
export async function walkArchives(start: string, ask: Ask): Promise<Walk> {
  const documents: Walk['documents'][number][] = []
  const seen = new Set<string>()
  let [from, address] = [start, start]
  for (;;) {
    const fail = (found: string): Walk => ({ documents, failure: { address: from, found } })
    if (seen.has(address)) return fail(`${address}, which came before`)
    if (URL.parse(address)?.origin !== new URL(start).origin) return fail(`${address}, elsewhere`)
    seen.add(address)
    const page = await pageAt(address, ask)
    if ('found' in page) return fail(page.found)
    documents.push({ address, ids: page.ids })
    if (page.next === undefined) return { documents }
    ;[from, address] = [address, page.next]
  }
}

interface Page {
  ids: string[]
  next?: string
}

async function pageAt(url: string, ask: Ask): Promise<Page | { found: string }> {
  const outcome = await ask({ method: 'GET', headers: { 'Accept-Encoding': 'gzip' }, url })
  if ('failure' in outcome) return { found: `${outcome.failure} at ${url}` }
  const { status, content } = outcome.answer
  if (status !== 200) return { found: `${status} at ${url}` }
  return readPage(new TextDecoder().decode(content)) ?? { found: `no JSON Feed at ${url}` }
}

function readPage(text: string): Page | undefined {
  const feed = parsed(text)
  if (!isObject(feed) || !Array.isArray(feed['items'])) return undefined
  const { items, next_url: next } = feed
  return {
    ids: items.map((item) => (isObject(item) ? String(item['id']) : '')),
    ...(typeof next === 'string' && { next }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
