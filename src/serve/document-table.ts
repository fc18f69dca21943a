import type { Documents, NumberedFiles, ReadyDocument, Stretch } from '../model/bundle.ts'
import { partitionPoint } from '../model/partition-point.ts'

/** A line of the table, after its path. */
interface Row extends Omit<ReadyDocument, 'stretches'> {
  /** Each with the number of its file. */
  stretches: readonly (Omit<Stretch, 'load'> & { file: number })[]
}

/**
 * The documents that are ready, from a text that is read where it is needed: starting a Worker, and
 * its first answer, cost the same for any number.
 * @param table a line a document, in the order of their paths: its path, a tab, and what is known of
 * it as JSON
 */
export function documentTable(table: string, files: NumberedFiles): Documents {
  const opened = new Map<string, ReadyDocument>()

  function open(path: string): ReadyDocument | undefined {
    const text = rowOf(table, path)
    if (text === undefined) return undefined
    const { stretches, ...facts }: Row = JSON.parse(text)
    return {
      ...facts,
      stretches: stretches.map(({ file, ...rest }) => ({
        ...rest,
        load: () => files.load(file),
      })),
    }
  }

  return {
    at(path) {
      const known = opened.get(path)
      if (known) return known
      const document = open(path)
      if (document) opened.set(path, document)
      return document
    },
  }
}

/** What is known of a document. */
function rowOf(table: string, path: string): string | undefined {
  const place = partitionPoint(table.length, (at) => pathAt(table, at) < path)
  const start = place + path.length + 1
  if (!table.startsWith(`${path}\t`, place)) return undefined
  const end = table.indexOf('\n', start)
  return table.slice(start, end < 0 ? undefined : end)
}

/** The path in the line that a place belongs to. */
function pathAt(table: string, place: number): string {
  const start = table.lastIndexOf('\n', place - 1) + 1
  return table.slice(start, table.indexOf('\t', start))
}
