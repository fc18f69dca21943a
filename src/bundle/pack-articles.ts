import type { Article } from '../model/article.ts'
import type { CatalogEntry } from '../model/bundle.ts'
import type { OutputFile } from './output-file.ts'

const shardSize = 50

/** The files that hold the articles; a shard and its Markdown have the same index. */
export interface PackedArticles {
  catalog: OutputFile
  shards: OutputFile[]
  markdown: OutputFile[]
}

/**
 * The articles in shards, and a catalog of all. Shards fill from the oldest article on, so that a
 * full one never changes.
 */
export function packArticles(
  newestFirst: readonly Article[],
  markdown: ReadonlyMap<string, string>,
): PackedArticles {
  const oldestFirst = newestFirst.toReversed()
  const parts = Array.from({ length: Math.ceil(oldestFirst.length / shardSize) }, (_, index) =>
    oldestFirst.slice(index * shardSize, (index + 1) * shardSize),
  )
  const shards = parts.map((part, index) => jsonFile(`shards/${index}.bin`, part))
  const texts = parts.map((part, index) =>
    jsonFile(
      `markdown/${index}.bin`,
      Object.fromEntries(part.map(({ id }) => [id, markdown.get(id)])),
    ),
  )
  const entries = oldestFirst.map((article, index) =>
    catalogEntry(article, Math.floor(index / shardSize)),
  )
  return { catalog: jsonFile('catalog.bin', entries.toReversed()), shards, markdown: texts }
}

function catalogEntry(article: Article, shard: number): CatalogEntry {
  const { id, slug, title, published, updated, expires, topics, tags, language, inFeeds } = article
  return {
    id,
    slug,
    title,
    published: published.getTime(),
    updated: updated.getTime(),
    ...(expires && { expires: expires.getTime() }),
    topics,
    tags,
    language,
    inFeeds,
    shard,
  }
}

function jsonFile(path: string, value: unknown): OutputFile {
  return { path, bytes: Buffer.from(JSON.stringify(value)) }
}
