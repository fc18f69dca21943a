import type { Article } from './article.ts'
import type { ArticleColumns } from './article-columns.ts'
import { type ArticleIndex, type IndexKind, indexKinds } from './article-index.ts'
import { type Column, type Columns, openColumns, packColumns } from './columns.ts'
import { fold } from './fold.ts'
import { type LabelNames, labelKey } from './label-names.ts'
import { findSorted, packTexts, textAt } from './packed-texts.ts'
import { sourceKeys } from './source-keys.ts'

const textColumns = ['slug', 'id', 'title', 'language'] as const
const numberColumns = [
  'published',
  'updated',
  'expires',
  'inFeeds',
  'digests',
  'lengths',
  'briefLengths',
] as const

/** The index of all articles as a file that the Worker reads in place. */
export function packArticleIndex(
  oldestFirst: readonly Article[],
  columns: ArticleColumns,
  labels: LabelNames,
): Uint8Array {
  const { published, expires } = columns
  const departures = expires.filter(Number.isFinite).sort()
  const order = oldestFirst
    .map(({ slug }, article) => ({ slug, article }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
  return packColumns({
    ...pick(columns),
    moments: Float64Array.from([...published, ...departures]).sort(),
    departures,
    bySlug: Uint32Array.from(order, ({ article }) => article),
    ...Object.assign({}, ...textColumns.map((name) => packedTexts(name, oldestFirst))),
    ...Object.assign({}, ...indexKinds.map((kind) => packedLists(kind, oldestFirst, labels))),
  })
}

function pick(columns: ArticleColumns): Columns {
  return Object.fromEntries(numberColumns.map((name) => [name, columns[name]]))
}

function packedTexts(name: (typeof textColumns)[number], articles: readonly Article[]): Columns {
  const { bytes, ends } = packTexts(articles.map((article) => article[name]))
  return { [name]: bytes, [`${name} ends`]: ends }
}

/** For each key of the kind the articles that have it. */
function packedLists(kind: IndexKind, articles: readonly Article[], labels: LabelNames): Columns {
  const lists = new Map<string, number[]>()
  for (const [number, article] of articles.entries()) {
    for (const key of new Set(keysOf[kind](article, labels))) {
      const list = lists.get(key)
      if (list) list.push(number)
      else lists.set(key, [number])
    }
  }
  const sorted = [...lists].sort(([a], [b]) => (a < b ? -1 : 1))
  const { bytes, ends } = packTexts(sorted.map(([key]) => key))
  let end = 0
  return {
    [`by ${kind}`]: bytes,
    [`by ${kind} ends`]: ends,
    [`by ${kind} lists`]: Uint32Array.from(sorted.flatMap(([, list]) => list)),
    [`by ${kind} list ends`]: Uint32Array.from(sorted, ([, list]) => {
      end += list.length
      return end
    }),
  }
}

const keysOf: Record<IndexKind, (article: Article, labels: LabelNames) => string[]> = {
  topic: ({ topics }) => [...topics],
  label: ({ topics, tags }, labels) => [...topics, ...tags.map((tag) => labelKey(tag, labels))],
  source: ({ source }) => (source ? sourceKeys(source) : []),
  author: ({ authors }) => authors.map(({ name }) => fold(name)),
  language: ({ language }) => [language.toLowerCase()],
}

/** The index that a file holds; it shares its memory, and nothing is read before it is asked for. */
export function openArticleIndex(file: ArrayBuffer): ArticleIndex {
  const column = openColumns(file)
  const numbers = (name: string) => column(name) as Float64Array
  const bySlug = column('bySlug')
  const textOf = (name: (typeof textColumns)[number]) => {
    const [bytes, ends] = textPair(column, name)
    return (article: number) => textAt(bytes, ends, article)
  }
  const slug = textOf('slug')
  return {
    count: bySlug.length,
    published: numbers('published'),
    updated: numbers('updated'),
    expires: numbers('expires'),
    moments: numbers('moments'),
    departures: numbers('departures'),
    inFeeds: column('inFeeds') as Uint8Array,
    digests: column('digests') as Uint32Array,
    lengths: column('lengths') as Uint32Array,
    briefLengths: column('briefLengths') as Uint32Array,
    keys(kind) {
      const [bytes, ends] = textPair(column, `by ${kind}`)
      return Array.from(ends, (_, index) => textAt(bytes, ends, index))
    },
    having: (kind, key) => listOf(column, kind, key),
    numberOf(wanted) {
      const place = findSorted(bySlug.length, wanted, (index) => slug(bySlug[index] ?? 0))
      return place === undefined ? undefined : bySlug[place]
    },
    slug,
    id: textOf('id'),
    title: textOf('title'),
    language: textOf('language'),
  }
}

function textPair(column: (name: string) => Column, name: string): [bytes: Column, ends: Column] {
  return [column(name), column(`${name} ends`)]
}

function listOf(column: (name: string) => Column, kind: IndexKind, key: string): Uint32Array {
  const [bytes, ends] = textPair(column, `by ${kind}`)
  const place = findSorted(ends.length, key, (index) => textAt(bytes, ends, index))
  if (place === undefined) return new Uint32Array()
  const listEnds = column(`by ${kind} list ends`)
  const lists = column(`by ${kind} lists`) as Uint32Array
  return lists.subarray(listEnds[place - 1] ?? 0, listEnds[place])
}
