/** The characters that a path means; a path that is not well-formed stands for itself. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Equal for paths that differ only in how their characters are written. */
export function pathKey(path: string): string {
  return decodePath(path).normalize('NFC')
}
