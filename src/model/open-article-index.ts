import type { ArticleIndex, IndexKind } from './article-index.ts'
import type { NumberedFiles } from './bundle.ts'
import { type Column, openColumns } from './columns.ts'
import {
  type IndexFileKind,
  indexFileKinds,
  type NumberColumn,
  numberColumns,
  slugFileOf,
  type TextName,
  textNames,
  textRows,
} from './index-files.ts'
import { indexKey } from './index-key.ts'
import { keepLast } from './keep-last.ts'
import { findSorted, textAt } from './packed-texts.ts'
import { partitionPoint } from './partition-point.ts'

type OpenFile = (name: string) => Column

// Files that are held besides the numbers; the largest take a MiB.
const mostOpen = 16

/** The index that files hold, as `index-files.ts` has it: the numbers are loaded, nothing else. */
export async function openArticleIndex(files: NumberedFiles): Promise<ArticleIndex> {
  const first = openColumns(await files.load(0))
  const counts = countsIn(first)
  const others = Array.from({ length: counts.numbers - 1 }, (_, number) => files.load(number + 1))
  const opened = [first, ...(await Promise.all(others)).map(openColumns)]
  const open = keepLast(mostOpen, async (number) => openColumns(await files.load(number)))
  const fileOf = (kind: IndexFileKind, number: number) => open(startOf(kind, counts) + number)
  const numbers = Object.fromEntries(
    Object.keys(numberColumns).map((name) => [name, joined(opened.map((file) => file(name)))]),
  ) as Pick<ArticleIndex, NumberColumn>
  const departures = first('departures') as Float64Array
  const { published } = numbers
  return {
    count: published.length,
    ...numbers,
    moments: merged(published, departures),
    departures,
    departing: first('departing') as Uint32Array,
    shardStarts: first('shard starts') as Uint32Array,
    ...listsIn(textsIn(first, 'first keys'), (number) => fileOf('lists', number)),
    async numberOf(slug) {
      const file = await fileOf('slugs', slugFileOf(slug, counts.slugs))
      const place = findText(textsIn(file, 'slugs'), slug)
      return place === undefined ? undefined : file('articles')[place]
    },
    async texts(article) {
      const file = await fileOf('texts', Math.floor(article / textRows))
      const row = (article % textRows) * textNames.length
      const { at } = textsIn(file, 'texts')
      const texts = textNames.map((name, place) => [name, at(row + place)])
      return Object.fromEntries(texts) as Record<TextName, string>
    },
  }
}

function countsIn(file: OpenFile): Record<IndexFileKind, number> {
  const counts = file('counts')
  const entries = indexFileKinds.map((kind, place) => [kind, counts[place] ?? 0])
  return Object.fromEntries(entries) as Record<IndexFileKind, number>
}

/** The number of the first file of a kind. */
function startOf(kind: IndexFileKind, counts: Readonly<Record<IndexFileKind, number>>): number {
  const before = indexFileKinds.slice(0, indexFileKinds.indexOf(kind))
  return before.reduce((sum, one) => sum + counts[one], 0)
}

/** One column of many; a single one shares the memory of its file. */
function joined(columns: readonly Column[]): Column {
  const [first, ...others] = columns
  if (!first) throw new Error('open index: it has no numbers')
  if (others.length === 0) return first
  const length = columns.reduce((sum, column) => sum + column.length, 0)
  const whole = new (first.constructor as new (length: number) => Column)(length)
  let start = 0
  for (const column of columns) {
    whole.set(column, start)
    start += column.length
  }
  return whole
}

/** All numbers of two sorted columns, sorted. */
function merged(one: Float64Array, other: Float64Array): Float64Array {
  if (other.length === 0) return one
  const all = new Float64Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all.sort()
}

/** Texts of a file by their places. */
interface Texts {
  count: number
  at(place: number): string
}

function textsIn(file: OpenFile, name: string): Texts {
  const bytes = file(name)
  const ends = file(`${name} ends`)
  return { count: ends.length, at: (place) => textAt(bytes, ends, place) }
}

function findText({ count, at }: Texts, wanted: string): number | undefined {
  return findSorted(count, wanted, at)
}

/** @param firstKeys the least key of each file */
function listsIn(
  firstKeys: Texts,
  open: (number: number) => Promise<OpenFile>,
): Pick<ArticleIndex, 'keys' | 'having'> {
  /** The file that has the key, if one has: the last that begins with it or with a lesser one. */
  const fileWith = (key: string): number =>
    partitionPoint(firstKeys.count, (number) => firstKeys.at(number) <= key) - 1

  return {
    async keys(kind) {
      const prefix = indexKey(kind, '')
      const start = Math.max(0, fileWith(prefix))
      const end = partitionPoint(firstKeys.count, (number) => firstKeys.at(number) < after(kind))
      const files = await Promise.all(
        Array.from({ length: end - start }, (_, place) => open(start + place)),
      )
      return files.flatMap((file) => {
        const { count, at } = textsIn(file, 'keys')
        const keys = Array.from({ length: count }, (_, place) => at(place))
        return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
      })
    },
    async having(kind, key) {
      const number = fileWith(indexKey(kind, key))
      return number < 0 ? new Uint32Array() : listOf(await open(number), indexKey(kind, key))
    },
  }
}

/** Comes after all keys of a kind, and before those of the next one. */
function after(kind: IndexKind): string {
  return `${kind}!`
}

function listOf(file: OpenFile, key: string): Uint32Array {
  const place = findText(textsIn(file, 'keys'), key)
  if (place === undefined) return new Uint32Array()
  const ends = file('lists ends')
  return (file('lists') as Uint32Array).subarray(ends[place - 1] ?? 0, ends[place])
}
