import type { Article } from '../model/article.ts'
import type { CatalogEntry } from '../model/bundle.ts'
import type { OutputFile } from './output-file.ts'

const shardSize = 50

/**
 * The articles in shards, and a catalog of all. Shards fill from the oldest article on, so that a
 * full one never changes.
 */
export function packArticles(newestFirst: readonly Article[]): {
  catalog: OutputFile
  shards: OutputFile[]
} {
  const oldestFirst = newestFirst.toReversed()
  const shards = Array.from({ length: Math.ceil(oldestFirst.length / shardSize) }, (_, index) =>
    jsonFile(`shards/${index}.bin`, oldestFirst.slice(index * shardSize, (index + 1) * shardSize)),
  )
  const entries = oldestFirst.map((article, index) =>
    catalogEntry(article, Math.floor(index / shardSize)),
  )
  return { catalog: jsonFile('catalog.bin', entries.toReversed()), shards }
}

function catalogEntry(article: Article, shard: number): CatalogEntry {
  const { id, slug, published, updated, expires, topics, tags, language } = article
  return {
    id,
    slug,
    published: published.getTime(),
    updated: updated.getTime(),
    ...(expires && { expires: expires.getTime() }),
    topics,
    tags,
    language,
    shard,
  }
}

function jsonFile(path: string, value: unknown): OutputFile {
  return { path, bytes: Buffer.from(JSON.stringify(value)) }
}
