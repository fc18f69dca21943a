import type { Documents, NumberedFiles, ReadyDocument, Stretch } from '../model/bundle.ts'

/** A line of the table, after its path. */
interface Row extends Omit<ReadyDocument, 'stretches'> {
  /** Each with the number of its file. */
  stretches: readonly (Omit<Stretch, 'load'> & { file: number })[]
}

/**
 * The documents that are ready, from a text: starting a Worker costs the same for any number.
 * @param table a line a document: its path, a tab, and what is known of it as JSON
 */
export function documentTable(table: string, files: NumberedFiles): Documents {
  let rows: ReadonlyMap<string, string> | undefined
  const opened = new Map<string, ReadyDocument>()

  function open(path: string): ReadyDocument | undefined {
    rows ??= rowsOf(table)
    const text = rows.get(path)
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

function rowsOf(table: string): Map<string, string> {
  return new Map(
    table.split('\n').map((line): [string, string] => {
      const tab = line.indexOf('\t')
      return [line.slice(0, tab), line.slice(tab + 1)]
    }),
  )
}
