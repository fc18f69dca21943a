/** How the bytes of a document were read as text. */
export interface Encoding {
  /** The name that the document or its media type gives, else `utf-8`. */
  name: string
  /** Whether the document itself names it. */
  declared: boolean
  byteOrderMark: boolean
  /** Whether every byte belongs to a character of it. */
  valid: boolean
}

const byteOrderMarks: readonly [name: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
]

/**
 * The text of a document. A byte order mark decides, then the media type, then the XML declaration
 * (RFC 7303 §3.1); without any of them it is UTF-8.
 */
export function decodeText(
  bytes: Uint8Array,
  mediaType = '',
): { text: string; encoding: Encoding } {
  const [marked] =
    byteOrderMarks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte)) ?? []
  const declared = declaredEncoding(bytes, marked)
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType)?.[1]
  const name = (marked ?? charset ?? declared ?? 'utf-8').toLowerCase()
  const decoder = decoderOf(name)
  const facts = { name, declared: declared !== undefined, byteOrderMark: marked !== undefined }
  if (decoder !== undefined) {
    try {
      return { text: decoder.decode(bytes), encoding: { ...facts, valid: true } }
    } catch {
      // A byte that the encoding does not have: what can be read is read below.
    }
  }
  const text = new TextDecoder(decoder?.encoding ?? 'utf-8').decode(bytes)
  return { text, encoding: { ...facts, valid: false } }
}

/** What the XML declaration says, which is ASCII in all encodings but UTF-16. */
function declaredEncoding(bytes: Uint8Array, marked = 'latin1'): string | undefined {
  const start = new TextDecoder(marked).decode(bytes.subarray(0, 256))
  return /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]
}

function decoderOf(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name, { fatal: true })
  } catch {
    return undefined
  }
}
