import { feedImporter } from '../../import/feed/feed-importer.ts'
import { nextPage } from '../../import/feed/next-page.ts'
import type { ImportFile } from '../../import/importer.ts'
import { importers } from '../../import/importers.ts'
import { linkedFeeds } from '../diff/linked-feeds.ts'
import { type Choose, fetchFile } from './fetch-file.ts'
import type { Inputs } from './inputs.ts'

const mostPages = 1000

/**
 * What lies at an address: a feed with its older pages, the feed that a home page names, or a page.
 * @param choose says who asks for it
 * @param progress is told how far it is
 */
export async function askInputs(
  address: string,
  choose: Choose,
  progress: (text: string) => void,
): Promise<Inputs> {
  const found: Inputs = { inputs: [], unread: [] }
  const asked = { choose, found, progress }
  const first = await read(address, asked)
  const feed = first && feedOf(first)
  await addPages(feed === undefined ? first : await read(feed, asked), asked)
  return found
}

interface Asked {
  choose: Choose
  found: Inputs
  progress(text: string): void
}

/** The feed that is to be read in place of a page: of a home, or of what nobody can read. */
function feedOf(file: ImportFile): string | undefined {
  if (feedImporter.recognises(file)) return undefined
  const url = new URL(file.path)
  const reader = importers.find((importer) => importer.recognises(file))
  if (reader && url.pathname !== '/') return undefined
  const [feed] = linkedFeeds({ url, status: 200, mediaType: 'text/html', bytes: file.bytes })
  return feed?.href
}

async function addPages(first: ImportFile | undefined, asked: Asked): Promise<void> {
  const seen = new Set<string>()
  let file = first
  while (file && !seen.has(file.path) && seen.size < mostPages) {
    seen.add(file.path)
    asked.found.inputs.push({ file, folders: [] })
    const next = feedImporter.recognises(file) ? nextPage(file) : undefined
    if (next === undefined || seen.has(next)) return
    file = await read(next, asked)
  }
}

/** Older items that cannot be had do not stop the newer ones. */
async function read(
  address: string,
  { choose, found, progress }: Asked,
): Promise<ImportFile | undefined> {
  progress(`reading ${address}`)
  const file = await fetchFile(new URL(address), choose)
  if (!('fault' in file)) {
    const { url, ...answered } = file
    return { path: url.href, ...answered }
  }
  found.unread.push({ origin: address, reason: file.fault })
  return undefined
}
