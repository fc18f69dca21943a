import type { ArticleColumns } from '../../model/article-columns.ts'
import { type Column, type Columns, packColumns } from '../../model/columns.ts'
import {
  type IndexFileKind,
  indexFileKinds,
  type NumberColumn,
  numberColumns,
  numberRows,
} from '../../model/index-files.ts'
import { packTexts } from '../../model/packed-texts.ts'
import type { ShardStarts } from '../../model/shards.ts'

/**
 * The files of numbers; the first one tells of the others. There is always one.
 * @param others the files of the other kinds
 * @param firstKeys of the files of lists
 */
export function packNumbers(
  columns: ArticleColumns,
  others: Readonly<Record<Exclude<IndexFileKind, 'numbers'>, readonly unknown[]>>,
  starts: ShardStarts,
  firstKeys: readonly string[],
): Uint8Array[] {
  const count = Math.max(1, Math.ceil(columns.published.length / numberRows))
  const counts = { ...others, numbers: { length: count } }
  const keys = packTexts(firstKeys)
  const head: Columns = {
    counts: Uint32Array.from(indexFileKinds, (kind) => counts[kind].length),
    ...departuresIn(columns),
    'shard starts': starts,
    'first keys': keys.bytes,
    'first keys ends': keys.ends,
  }
  return Array.from({ length: count }, (_, number) =>
    packColumns({ ...(number === 0 && head), ...rowsOf(columns, number) }),
  )
}

/** When articles leave, and which, in order. */
function departuresIn({ expires }: ArticleColumns): Columns {
  const departing: number[] = []
  for (let article = 0; article < expires.length; article += 1) {
    if (Number.isFinite(expires[article])) departing.push(article)
  }
  departing.sort((one, other) => (expires[one] ?? 0) - (expires[other] ?? 0))
  return {
    departures: Float64Array.from(departing, (article) => expires[article] ?? 0),
    departing: Uint32Array.from(departing),
  }
}

function rowsOf(columns: ArticleColumns, number: number): Columns {
  return Object.fromEntries(
    Object.entries(numberColumns).map(([name, width]): [string, Column] => {
      const rows = numberRows * width
      return [name, columns[name as NumberColumn].subarray(number * rows, (number + 1) * rows)]
    }),
  )
}
