import { posix } from 'node:path'

/** What can be the last part of an article's address. */
export const slugShape = /^[\p{L}\p{M}\p{N}]+(?:[-_.][\p{L}\p{M}\p{N}]+)*$/u

/** The name of the file, or of its folder for `index.md`. */
export function slugOf(path: string): string {
  const { name, dir } = posix.parse(path)
  return (name === 'index' ? posix.basename(dir) : name).normalize('NFC')
}

/** A slug near to the text, empty where there is none. */
export function slugNear(text: string): string {
  return (
    text
      .toLowerCase()
      // What becomes of a capital dotted İ.
      .replace(/i\u0307/g, 'i')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
  )
}
