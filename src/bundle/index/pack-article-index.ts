import type { ArticleColumns } from '../../model/article-columns.ts'
import { packColumns } from '../../model/columns.ts'
import {
  type IndexFileKind,
  indexFileKinds,
  slugFileOf,
  textNames,
  textRows,
} from '../../model/index-files.ts'
import type { LabelNames } from '../../model/label-names.ts'
import { packTexts } from '../../model/packed-texts.ts'
import type { ShardStarts } from '../../model/shards.ts'
import { type FileBytes, fileAt, type OutputFile } from '../output-file.ts'
import { type KeyedArticle, packLists } from './pack-lists.ts'
import { packNumbers } from './pack-numbers.ts'

/** What the index knows of an article. */
export type IndexedArticle = KeyedArticle & {
  readonly [Name in (typeof textNames)[number]]: string
}

// About 40 KB, of which a request reads one.
const slugsInFile = 1024

/** The parts of the index that tell what its articles are called and which of them have what. */
export interface IndexParts {
  /** With the least key of each. */
  lists: readonly { firstKey: string; file: FileBytes }[]
  texts: readonly FileBytes[]
  slugs: readonly FileBytes[]
}

export function packIndexParts(
  oldestFirst: readonly IndexedArticle[],
  labels: LabelNames,
): IndexParts {
  return {
    lists: packLists(oldestFirst, labels).map(({ firstKey, bytes }) => ({
      firstKey,
      file: { bytes },
    })),
    texts: packedTexts(oldestFirst).map((bytes) => ({ bytes })),
    slugs: packedSlugs(oldestFirst).map((bytes) => ({ bytes })),
  }
}

/** The index of all articles, as `model/index-files.ts` has it. */
export function packArticleIndex(
  columns: ArticleColumns,
  starts: ShardStarts,
  parts: IndexParts,
): OutputFile[] {
  const others = { ...parts, lists: parts.lists.map(({ file }) => file) }
  const firstKeys = parts.lists.map(({ firstKey }) => firstKey)
  const numbers = packNumbers(columns, others, starts, firstKeys).map((bytes) => ({ bytes }))
  const files = { numbers, ...others }
  return indexFileKinds.flatMap((kind) => named(kind, files[kind]))
}

function named(kind: IndexFileKind, files: readonly FileBytes[]): OutputFile[] {
  return files.map((file, number) => fileAt(`index/${kind}-${number}.bin`, file))
}

function packedTexts(articles: readonly IndexedArticle[]): Uint8Array[] {
  return Array.from({ length: Math.ceil(articles.length / textRows) }, (_, number) => {
    const rows = articles.slice(number * textRows, (number + 1) * textRows)
    const { bytes, ends } = packTexts(
      rows.flatMap((article) => textNames.map((name) => article[name])),
    )
    return packColumns({ texts: bytes, 'texts ends': ends })
  })
}

function packedSlugs(articles: readonly IndexedArticle[]): Uint8Array[] {
  // Doubled when there are too many, so that one more article changes one file.
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, articles.length / slugsInFile)))
  const files = Array.from({ length: count }, (): { slug: string; number: number }[] => [])
  for (const [number, { slug }] of articles.entries()) {
    files[slugFileOf(slug, count)]?.push({ slug, number })
  }
  return files.map((entries) => {
    entries.sort((a, b) => (a.slug < b.slug ? -1 : 1))
    const { bytes, ends } = packTexts(entries.map(({ slug }) => slug))
    const numbers = Uint32Array.from(entries, ({ number }) => number)
    return packColumns({ slugs: bytes, 'slugs ends': ends, articles: numbers })
  })
}
