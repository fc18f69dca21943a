import { type Fault, type FeedRule, feedRule, inXml } from './feed-rule.ts'
import { inspectMarkup } from './inspect-markup.ts'
import type { OpenedFeed } from './opened-feed.ts'
import type { SyntaxFault } from './syntax-fault.ts'

const whole = { field: '', at: 0 }
const usualSize = 250 * 1024
const sizeLimit = 1024 * 1024

/** Rules for the bytes of a document and for its syntax. */
export const documentRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-format-known',
    level: 'error',
    sentence: 'The document is an RSS, Atom or JSON feed, or an OPML list.',
    faults: (opened) =>
      opened.format === undefined
        ? [{ ...whole, found: kindOf(opened), expected: 'RSS, Atom, JSON Feed or OPML' }]
        : [],
  }),
  feedRule({
    id: 'feed-bytes-valid',
    level: 'error',
    sentence: 'Every byte of the document belongs to a character of its encoding.',
    faults: ({ format, encoding, text }) => {
      if (encoding.valid || !format) return []
      const at = Math.max(0, text.indexOf('\ufffd'))
      const found = `bytes that are not ${encoding.name}`
      return [{ field: '', at, found, expected: 'the encoding that the document names' }]
    },
  }),
  feedRule({
    id: 'feed-encoding-utf-8',
    level: 'warning',
    sentence: 'The document is encoded in UTF-8.',
    faults: ({ format, encoding: { name, valid } }) =>
      format && valid && !['utf-8', 'utf8', 'us-ascii'].includes(name)
        ? [{ ...whole, found: name, expected: 'UTF-8' }]
        : [],
  }),
  feedRule({
    id: 'feed-byte-order-mark',
    level: 'warning',
    sentence: 'No byte order mark stands before the document.',
    faults: ({ format, encoding: { name, byteOrderMark } }) =>
      format && byteOrderMark && name === 'utf-8'
        ? [{ ...whole, found: 'a byte order mark', expected: 'the document at the first byte' }]
        : [],
  }),
  feedRule({
    id: 'feed-starts-at-once',
    level: 'error',
    sentence: 'The XML declaration stands at the first byte.',
    faults: (opened) => syntaxFaults(opened, ['start'], '<?xml at the first byte'),
  }),
  feedRule({
    id: 'feed-encoding-declared',
    level: 'hint',
    sentence: 'The XML declaration names the encoding.',
    faults: inXml(undefined, (_root, opened) =>
      opened.encoding.declared || foreignEncoding(opened)
        ? []
        : [{ ...whole, found: 'no encoding', expected: '<?xml version="1.0" encoding="UTF-8"?>' }],
    ),
  }),
  feedRule({
    id: 'feed-foreign-encoding',
    level: 'warning',
    sentence: 'The first encoding that the text names is that of the document.',
    faults: inXml(undefined, (_root, opened) => {
      const met = foreignEncoding(opened)
      if (!met) return []
      const [found] = met
      return [{ field: '', at: met.index, found, expected: 'an encoding in the XML declaration' }]
    }),
  }),
  feedRule({
    id: 'feed-well-formed',
    level: 'error',
    sentence: 'The document is well-formed.',
    faults: (opened) =>
      syntaxFaults(
        opened,
        ['syntax', 'depth'],
        opened.format === 'json' ? 'JSON that parsers read' : 'XML that parsers read',
      ),
  }),
  feedRule({
    id: 'feed-characters',
    level: 'error',
    sentence: 'The document has only characters that XML allows.',
    faults: (opened) => syntaxFaults(opened, ['character'], 'no control characters'),
  }),
  feedRule({
    id: 'feed-entities',
    level: 'error',
    sentence: 'Only the five entities of XML are used.',
    faults: (opened) =>
      syntaxFaults(opened, ['entity'], 'the character itself or its number').map((fault) => ({
        ...fault,
        suggestion: numberOf(fault.found),
      })),
  }),
  feedRule({
    id: 'feed-size-usual',
    level: 'warning',
    sentence: 'The feed is not larger than 250 KB.',
    faults: (opened) =>
      isFeed(opened) && opened.bytes.length > usualSize && opened.bytes.length < sizeLimit
        ? [sizeFault(opened, 'at most 250 KB')]
        : [],
  }),
  feedRule({
    id: 'feed-size-limit',
    level: 'error',
    sentence: 'The feed is smaller than 1 MiB.',
    faults: (opened) =>
      isFeed(opened) && opened.bytes.length >= sizeLimit ? [sizeFault(opened, 'under 1 MiB')] : [],
  }),
  feedRule({
    id: 'feed-long-enough',
    level: 'warning',
    sentence: 'The feed has at least 128 bytes.',
    faults: (opened) =>
      opened.parts && opened.bytes.length < 128
        ? [{ ...whole, found: `${opened.bytes.length} bytes`, expected: 'at least 128 bytes' }]
        : [],
  }),
]

function isFeed({ format }: OpenedFeed): boolean {
  return format !== undefined && format !== 'opml'
}

function sizeFault({ bytes }: OpenedFeed, expected: string): Fault {
  return { ...whole, found: `${Math.round(bytes.length / 1024)} KB`, expected }
}

function syntaxFaults(
  { format, fault }: OpenedFeed,
  kinds: readonly SyntaxFault['kind'][],
  expected: string,
): Fault[] {
  if (!format || !fault || !kinds.includes(fault.kind)) return []
  return [{ field: '', at: fault.at, found: fault.found, expected }]
}

/** Some readers take the first encoding that they find anywhere for that of the document. */
function foreignEncoding({ encoding, text }: OpenedFeed): RegExpExecArray | undefined {
  if (encoding.declared) return undefined
  return /\bencoding=["'][\w.:-]+["']/.exec(text) ?? undefined
}

function numberOf(entity: string): string | undefined {
  const character = inspectMarkup(entity).text
  return character.startsWith('&') ? undefined : `&#${character.codePointAt(0)};`
}

function kindOf({ bytes, text }: OpenedFeed): string {
  // RFC 1952 §2.3.1.
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip, still compressed'
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 4096))) return 'binary data'
  if (text.trim() === '') return 'an empty document'
  if (/<html|<!doctype html/i.test(text.slice(0, 4096))) return 'an HTML page'
  if (/^\s*[{[]/.test(text)) return 'JSON without the version and items of a feed'
  const root = /<([A-Za-z][\w:.-]*)/.exec(text.slice(0, 4096))?.[1]
  if (root === undefined) return 'text'
  return /^\s*</.test(text) ? `a document of <${root}>` : `text before <${root}>`
}
