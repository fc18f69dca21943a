/** The characters that a path means; a path that is not well-formed stands for itself. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The path with every character as it is that needs no escape (RFC 3986 §6.2.2.2). */
export function plainPath(path: string): string {
  return path.replace(/%[2-7][0-9a-f]/gi, (sequence) => {
    const character = String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : sequence
  })
}

/** Equal for paths that differ only in how their characters are written. */
export function pathKey(path: string): string {
  return decodePath(path).normalize('NFC')
}
