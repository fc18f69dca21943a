import { type DecodedText, decodeSource, type TextHints } from '../decode-text.ts'

// HTML §13.2.3.2 looks at 1,024 bytes; many pages have more in front of the element.
const scanned = 8192

const declared = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i

/** The text of a page: by its byte order mark, by its `meta` element, else as `decodeSource` does. */
export function decodePage(bytes: Uint8Array, hints: TextHints = {}): DecodedText {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, scanned))
  const label = declared.exec(start.replace(/<!--.*?-->/gs, ''))?.[1]
  if (label === undefined || hasMark(bytes)) return decodeSource(bytes, hints)
  // Bytes in which the element can be read are not of the encoding that it names (§13.2.3.2).
  if (/^utf-?16/i.test(label)) return decodeSource(bytes, hints)
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes) }
  } catch {
    return decodeSource(bytes, hints)
  }
}

function hasMark([first, second, third]: Uint8Array): boolean {
  const is16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return is16 || (first === 0xef && second === 0xbb && third === 0xbf)
}
