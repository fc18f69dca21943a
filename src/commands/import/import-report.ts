import type { ImportNote } from '../../import/imported-article.ts'
import { oneLine } from '../../model/text.ts'
import type { NewAuthor } from './add-authors.ts'
import type { KnownAlready } from './import-articles.ts'
import type { Unread } from './inputs.ts'

/** What became of an article. */
export interface Written {
  file: string
  origin: string
  title: string
  id: string
  /** What of the source the file has, in words. */
  kept: readonly string[]
  files: readonly string[]
  notes: readonly ImportNote[]
}

export interface ImportResult {
  written: readonly Written[]
  known: readonly KnownAlready[]
  unread: readonly Unread[]
  authors: readonly (NewAuthor & { added: boolean })[]
}

/** What was imported, for people: an article, then what was guessed in it or is missing. */
export function importReport({ written, known, unread, authors }: ImportResult): string {
  const articles = written.map((one) =>
    [
      `${one.file}  ${one.kept.join(', ')}`,
      ...one.notes.map(({ field, kind, text }) => `  ${kind.padEnd(7)}  ${field}: ${text}`),
    ].join('\n'),
  )
  const added = authors.filter((one) => one.added)
  const signed = added.map(({ key, name }) => `site.yaml  author \`${key}\` added: ${name}`)
  const repeated = known
    .filter(({ isRepeated }) => isRepeated)
    .map(({ origin, by, file }) => `${oneLine(origin)}: left out, since ${by} is that of ${file}`)
  const failed = unread.map(
    ({ origin, reason, isWriting }) =>
      `${oneLine(origin)}: could not be ${isWriting ? 'written' : 'read'}: ${oneLine(reason)}`,
  )
  const lines = [...articles, ...signed, ...repeated, ...failed]
  const summary = `${written.length} new, ${known.length} known, ${unread.length} could not be read`
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n')
}
