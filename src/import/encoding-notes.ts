import type { ImportNote } from './imported-article.ts'

/** @param guessed what a text was read as, where nothing says its encoding */
export function encodingNotes(guessed: string | undefined): ImportNote[] {
  if (guessed === undefined) return []
  const text = `nothing says its encoding and it is no UTF-8; read as ${guessed}`
  return [{ field: 'text', kind: 'guessed', text }]
}
