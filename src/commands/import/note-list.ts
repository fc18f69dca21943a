import type { ImportNote } from '../../import/imported-article.ts'

/** Collects what was guessed, changed or is missing in one article. */
export interface NoteList {
  readonly notes: readonly ImportNote[]
  add(field: string, kind: ImportNote['kind'], text: string): void
  /**
   * Says why the source had no value, and what became of the field: in one note, in place of that
   * in which its reader said so.
   * @returns the text of the note
   */
  settle(
    field: string,
    kind: ImportNote['kind'],
    { reason, outcome }: { reason: string; outcome: string },
  ): string
}

export function noteList(given: readonly ImportNote[]): NoteList {
  const notes = [...given]
  return {
    notes,
    add(field, kind, text) {
      notes.push({ field, kind, text })
    },
    settle(field, kind, { reason, outcome }) {
      const said = notes.findIndex((note) => note.field === field && note.kind === 'missing')
      const text = `${notes[said]?.text ?? reason}; ${outcome}`
      notes.splice(said === -1 ? notes.length : said, 1, { field, kind, text })
      return text
    },
  }
}
