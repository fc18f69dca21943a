import { createHash } from 'node:crypto'
import { packArticle } from '../bundle/pack-article.ts'
import { articleWords } from '../bundle/search/article-words.ts'
import { packArticleWords, searchRoom } from '../bundle/search/packed-words.ts'
import type { Article } from '../model/article.ts'
import type { Surroundings } from '../read/article/checked-article.ts'
import { readArticle } from '../read/article/read-article.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import { articleMarkdown } from '../render/article-markdown.ts'
import type { ItemSite, ItemTopic } from '../render/feed-item.ts'
import { renderItem } from '../render/item-parts.ts'
import type { ArticleFacts, ArticleRecord, CompiledRecord } from './article-record.ts'
import { digestOf } from './digest-of.ts'

/** The file of an article, read and compiled. */
export interface CompiledFile {
  record: ArticleRecord
  /** In the order of `compiledParts`; none where nothing has been compiled. */
  bytes: readonly Uint8Array[]
}

/** All that can be done for an article without knowing the others. */
export function compileFile(file: SourceFile, around: Surroundings): CompiledFile {
  const { source, once } = readOnce(file)
  const { article, tombstone, ...read } = readArticle(once, around)
  const record: ArticleRecord = {
    ...read,
    source,
    ...(tombstone && { tombstone: { ...tombstone, removed: tombstone.removed.getTime() } }),
  }
  if (!article) return { record, bytes: [] }
  const { compiled, bytes } = compileArticle(around.site, around.topics, article)
  return { record: { ...record, compiled }, bytes }
}

/** The file with the bytes that it has now, and their hash. */
function readOnce(file: SourceFile): { source: string; once: SourceFile } {
  try {
    const bytes = file.read()
    return { source: digestOf(bytes), once: { path: file.path, read: () => bytes } }
  } catch {
    // Whoever reads it tells what is wrong.
    return { source: '', once: file }
  }
}

/** What the Worker carries of an article, and what is known of it without that. */
function compileArticle(
  site: ItemSite,
  topics: readonly ItemTopic[],
  article: Article,
): { compiled: CompiledRecord; bytes: readonly [Uint8Array, Uint8Array] } {
  const { parts, ...lengths } = renderItem(site, topics, article)
  const texts = packArticle(article, articleMarkdown(site.url, article), { parts })
  const found = articleWords(article)
  const words = packArticleWords(found)
  return {
    compiled: {
      facts: factsOf(article),
      digest: digestOf(texts),
      listed: listedDigest(article),
      item: { ...lengths, digest: itemDigest(parts) },
      search: { digest: digestOf(words), room: searchRoom(found) },
      lengths: [texts.length, words.length],
    },
    bytes: [texts, words],
  }
}

/** Of all that lists and titles of the index are made of. */
function listedDigest(article: Article): string {
  const { id, slug, title, language, topics, tags, authors, source } = article
  const names = authors.map(({ name }) => name)
  const from = source && [source.name, source.url]
  return digestOf(JSON.stringify([id, slug, title, language, topics, tags, names, from]))
}

function itemDigest(parts: readonly Uint8Array[]): [number, number] {
  const hash = createHash('sha256')
  for (const [index, part] of parts.entries()) hash.update(index === 0 ? '' : '\0').update(part)
  const digest = hash.digest()
  return [digest.readUInt32BE(0), digest.readUInt32BE(4)]
}

function factsOf(article: Article): ArticleFacts {
  const { id, slug, title, topics, tags, authors, language, aliases, inFeeds } = article
  const { guid, published, updated, expires, source } = article
  return {
    ...{ id, slug, title, topics, tags, authors, language, aliases, inFeeds },
    ...(guid !== undefined && { guid }),
    published: published.getTime(),
    updated: updated.getTime(),
    ...(expires && { expires: expires.getTime() }),
    ...(source && {
      source: {
        name: source.name,
        url: source.url,
        ...(source.published && { published: source.published.getTime() }),
      },
    }),
  }
}
