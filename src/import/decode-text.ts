// An XML declaration, a `charset` of HTML, or none.
const declared = /^[^>]{0,200}?(?:encoding|charset)\s*=\s*["']?([\w.:-]+)/i

/** The text of a file: by its byte order mark, by what it says of itself, else as UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const label = markOf(bytes) ?? declared.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    // A name that nobody knows, or bytes that are something else.
    return decodeAnyhow(bytes)
  }
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function decodeAnyhow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
