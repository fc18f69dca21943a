import { decodeText } from './decode-text.ts'
import type { FeedFormat, OpenedFeed } from './opened-feed.ts'
import { parseJson } from './parse-json.ts'
import { parseXmlDocument } from './parse-xml-document.ts'
import { readAtom } from './read-atom.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readRss } from './read-rss.ts'
import { lineStarts } from './text-position.ts'
import type { XmlElement } from './xml-element.ts'

export interface ServedFeed {
  /** Where it was fetched; absent for a file. */
  address?: string
  /** Address of the document that one subscribes to, where this is another page of the feed. */
  subscription?: string
  /** The `Content-Type`; only its `charset` is used. */
  mediaType?: string
  /** The `Link` header that came with it. */
  link?: string
  bytes: Uint8Array
  /** When it is looked at, in milliseconds since 1970. */
  now: number
}

/** Opens whatever was served, as far as it can be opened. */
export function openFeed({ mediaType, ...served }: ServedFeed): OpenedFeed {
  const { text, encoding } = decodeText(served.bytes, mediaType)
  return { ...served, encoding, text, lines: lineStarts(text), ...openText(text) }
}

type Content = Pick<OpenedFeed, 'format' | 'fault' | 'xml' | 'json' | 'parts'>

function openText(text: string): Content {
  if (/^\s*[{[]/.test(text)) return openJson(text)
  if (/^\s*</.test(text)) return openXml(text)
  return { format: undefined }
}

function openJson(text: string): Content {
  const parsed = parseJson(text)
  if (!parsed) return { format: undefined }
  if ('fault' in parsed) {
    return { format: /jsonfeed\.org\/version/.test(text) ? 'json' : undefined, fault: parsed.fault }
  }
  const { json } = parsed
  const { version, items } = json.value
  if (!String(version).includes('jsonfeed') && !Array.isArray(items)) return { format: undefined }
  return { format: 'json', json, parts: readJsonFeed(json) }
}

function openXml(text: string): Content {
  const parsed = parseXmlDocument(text)
  if ('fault' in parsed) return { format: likelyFormat(text), fault: parsed.fault }
  const { root } = parsed
  const format = formats.get(root.name)
  if (format === undefined) return { format }
  const parts = readParts(format, root, text)
  return { format, xml: root, ...(parts ? { parts } : {}) }
}

function readParts(
  format: FeedFormat,
  root: XmlElement,
  text: string,
): OpenedFeed['parts'] | undefined {
  if (format === 'rss') return readRss(root, text)
  return format === 'atom' ? readAtom(root, text) : undefined
}

/** By the name of the root element. */
const formats: ReadonlyMap<string, FeedFormat> = new Map([
  ['rss', 'rss'],
  ['RDF', 'rss'],
  ['feed', 'atom'],
  ['opml', 'opml'],
])

/** What a document that cannot be parsed was to be, by its first element. */
function likelyFormat(text: string): FeedFormat | undefined {
  const start = text
    .slice(0, 16_384)
    .replace(/<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>[]*(?:\[.*?\]\s*)?>/gis, '')
  const name = /^\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(start)?.[1]
  return name === undefined ? undefined : formats.get(name)
}
