import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { missingTool } from '../../support/debian-tool.ts'

const run = promisify(execFile)
const python = '/usr/bin/python3'

/** A document of a feed as a client reads it. */
interface ReadDocument {
  ids: (string | undefined)[]
  /** The address that the link with each relation has. */
  links: Record<string, string | undefined>
}

/** A program that reads a feed with all that came before it. */
export interface WalkClient {
  name: string
  /** The feed that it begins with. */
  file: string
  /** Why its tests are left out, or false. */
  skip: string | false
  /** The ids of all items that it finds from an address on, in the order of the documents. */
  walk(address: string): Promise<string[]>
}

/** Three independent programs, on every format. */
export const walkClients: readonly WalkClient[] = [
  { name: 'feedsmith', file: 'rss.xml', skip: false, walk: (from) => walkBack(from, readRss) },
  { name: 'feedsmith', file: 'atom.xml', skip: false, walk: (from) => walkBack(from, readAtom) },
  { name: 'a program for JSON', file: 'feed.json', skip: false, walk: walkJson },
  ...['rss.xml', 'atom.xml'].map((file) => ({
    name: 'feedparser',
    file,
    skip: missingTool(python, ['-c', 'import feedparser'], 'python3-feedparser'),
    walk: walkWithFeedparser,
  })),
]

/** From a document on along `next-archive`, with the addresses at which that leads to documents. */
export async function walkOn(from: string): Promise<{ ids: string[]; addresses: string[] }> {
  const ids: string[] = []
  const addresses = await along(from, async (address) => {
    const { document, url } = await readAt(address, readAtom)
    ids.push(...known(document.ids))
    return { url, next: localised(document.links['next-archive'], from) }
  })
  return { ids, addresses }
}

/** The address of the oldest document. */
export async function oldestFrom(from: string): Promise<string> {
  const addresses = await along(from, async (address) => {
    const { document, url } = await readAt(address, readAtom)
    return { url, next: localised(document.links['prev-archive'], from) }
  })
  return addresses.at(-1) ?? from
}

async function walkBack(from: string, read: (text: string) => ReadDocument): Promise<string[]> {
  const ids: string[] = []
  await along(from, async (address) => {
    const { document, url } = await readAt(address, read)
    ids.push(...known(document.ids))
    return { url, next: localised(document.links['prev-archive'], from) }
  })
  return ids
}

async function walkJson(from: string): Promise<string[]> {
  return await walkBack(from, (text) => {
    const { items = [], next_url } = parseJsonFeed(text)
    return { ids: items.map(({ id }) => id), links: { 'prev-archive': next_url } }
  })
}

async function walkWithFeedparser(from: string): Promise<string[]> {
  const program = join(import.meta.dirname, 'walk_archives.py')
  const { stdout } = await run(python, [program, from], { maxBuffer: 16 * 1024 * 1024 })
  return JSON.parse(stdout)
}

/** Asks for one document after the other, none of them twice; gives their addresses. */
async function along(
  from: string,
  read: (address: string) => Promise<{ url: string; next: string | undefined }>,
): Promise<string[]> {
  const addresses: string[] = []
  let next: string | undefined = from
  while (next !== undefined) {
    const step = await read(next)
    if (addresses.includes(step.url)) throw new Error(`walk to ${step.url}: it was there before`)
    addresses.push(step.url)
    next = step.next
  }
  return addresses
}

async function readAt(
  address: string,
  read: (text: string) => ReadDocument,
): Promise<{ document: ReadDocument; url: string }> {
  const response = await fetch(address)
  if (response.status !== 200) throw new Error(`ask for ${address}: ${response.status}`)
  return { document: read(await response.text()), url: response.url }
}

function readRss(text: string): ReadDocument {
  const { items = [], atom } = parseRssFeed(text)
  return { ids: items.map(({ guid }) => guid?.value), links: byRelation(atom?.links) }
}

function readAtom(text: string): ReadDocument {
  const { entries = [], links } = parseAtomFeed(text)
  return { ids: entries.map(({ id }) => id), links: byRelation(links) }
}

function byRelation(links: readonly { rel?: string; href?: string }[] = []): ReadDocument['links'] {
  return Object.fromEntries(links.map(({ rel = 'alternate', href }) => [rel, href]))
}

/** The address at which the site answers on this machine. */
function localised(address: string | undefined, from: string): string | undefined {
  return address?.replace(/^https:\/\/[^/]+/, new URL(from).origin)
}

function known(ids: readonly (string | undefined)[]): string[] {
  return ids.map((id) => id ?? 'an item without id')
}
