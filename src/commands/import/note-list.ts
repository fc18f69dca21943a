import type { ImportNote } from '../../import/imported-article.ts'

/** Collects what was guessed, changed or is missing in one article. */
export interface NoteList {
  readonly notes: readonly ImportNote[]
  add(field: string, kind: ImportNote['kind'], text: string): void
}

export function noteList(given: readonly ImportNote[]): NoteList {
  const notes = [...given]
  return {
    notes,
    add(field, kind, text) {
      notes.push({ field, kind, text })
    },
  }
}
