import { parseFeed } from 'feedsmith'
import { decodeSource, decodeText } from '../decode-text.ts'
import { type Importer, type ImportFile, UnreadableError } from '../importer.ts'
import { articleOfEntry } from './article-of-entry.ts'
import { atomEntries } from './atom-entries.ts'
import { exactIds } from './exact-ids.ts'
import type { FeedEntries } from './feed-entry.ts'
import { jsonEntries } from './json-entries.ts'
import { rdfEntries } from './rdf-entries.ts'
import { rssEntries } from './rss-entries.ts'

const doctype = /<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i
const xmlRoot = new RegExp(
  String.raw`^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|${doctype.source}\s*)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]`,
  'i',
)
const jsonVersion = /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version\\?\/1/

/** RSS, Atom and JSON Feed. */
export const feedImporter: Importer = {
  name: 'feed',
  recognises: ({ bytes }) => isFeed(bytes),
  read(file, settings) {
    const { charset } = file
    const language = languageIn(file.bytes) ?? settings.language
    const { text, guessed } = decodeSource(file.bytes, { charset, language })
    const feed = entriesIn(text)
    const base = baseOf(feed, file)
    return feed.entries.map((entry, index) =>
      articleOfEntry(entry, {
        origin: `${file.path}, ${entry.title ?? `item ${index + 1}`}`,
        ...(base !== undefined && { base }),
        ...(feed.language !== undefined && { language: feed.language }),
        ...(guessed !== undefined && { encoding: guessed }),
        settings,
      }),
    )
  },
}

/** What the feed says of its language, in letters that all encodings share. */
function languageIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return /<(?:dc:)?language>\s*([\w-]+)|<feed[^>]*\sxml:lang=["']([\w-]+)/
    .exec(start)
    ?.slice(1)
    .find(Boolean)
}

function isFeed(bytes: Uint8Array): boolean {
  const start = decodeText(bytes.subarray(0, 4096))
  if (xmlRoot.test(start)) return true
  return start.trimStart().startsWith('{') && jsonVersion.test(decodeText(bytes))
}

/** What links of the feed are relative to. */
function baseOf({ link }: FeedEntries, { path }: ImportFile): string | undefined {
  const address = /^https?:\/\//.test(path) ? path : undefined
  return URL.parse(link ?? '', address)?.href ?? address
}

function entriesIn(text: string): FeedEntries {
  const feed = parsed(text)
  const ids = text.trimStart().startsWith('{') ? jsonIds(text) : exactIds(text)
  // Where the two count differently, the parser of feeds is the one that knows.
  if (ids.length !== feed.entries.length) return feed
  const entries = feed.entries.map((entry, index) => {
    const exact = ids[index]
    return exact !== undefined && exact.trim() === entry.guid ? { ...entry, guid: exact } : entry
  })
  return { ...feed, entries }
}

function parsed(text: string): FeedEntries {
  try {
    // What it declares is not followed: entities may grow without end, or name files.
    const found = parseFeed(text.startsWith('{') ? text : text.replace(doctype, ''))
    if (found.format === 'atom') return atomEntries(found.feed)
    if (found.format === 'json') return jsonEntries(found.feed)
    return found.format === 'rdf' ? rdfEntries(found.feed) : rssEntries(found.feed)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnreadableError(`this is no feed that can be read (${reason})`)
  }
}

function jsonIds(text: string): (string | undefined)[] {
  const { items } = JSON.parse(text) as { items?: unknown }
  if (!Array.isArray(items)) return []
  return items.map((item: { id?: unknown } | null) =>
    item?.id === undefined ? undefined : String(item.id),
  )
}
