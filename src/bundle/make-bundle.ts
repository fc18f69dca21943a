import type { Content } from '../model/content.ts'
import type { RenderedDocument } from '../model/rendered-document.ts'
import { bundleModule } from './bundle-module.ts'
import type { OutputFile } from './output-file.ts'
import { packArticles } from './pack-articles.ts'
import { packDocuments } from './pack-documents.ts'

const mediaHeaders = `/media/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
  X-Content-Type-Options: nosniff
`

/** All files of a build, in the order of their paths. */
export function makeBundle(
  content: Content,
  rendered: readonly RenderedDocument[],
  aliases: Readonly<Record<string, string>>,
  worker: OutputFile,
): OutputFile[] {
  const { site, topics, articles, media } = content
  const { documents, files } = packDocuments(rendered)
  const { catalog, shards } = packArticles(articles)
  const { url, title, language, timeZone, polling } = site
  const main = bundleModule({
    site: { url, title, language, timeZone, polling, updated: site.updated?.getTime() ?? 0 },
    documents,
    aliases,
    redirects: Object.fromEntries(
      articles.flatMap((article) => article.aliases.map((alias) => [alias, article.slug])),
    ),
    topics: Object.fromEntries(topics.map((topic) => [topic.slug, topic.title])),
    catalog,
    shards,
  })
  const assets = media.map(({ path, bytes }) => ({
    path: `assets${decodeURIComponent(path)}`,
    bytes,
  }))
  const headers = { path: 'assets/_headers', bytes: Buffer.from(mediaHeaders) }
  return [main, worker, catalog, ...shards, ...files, headers, ...assets].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  )
}
