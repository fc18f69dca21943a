import type { BundledSite } from '../model/bundle.ts'
import type { Content, MediaFile } from '../model/content.ts'
import { decodePath, pathKey } from '../model/decode-path.ts'
import type { RenderedDocument } from '../model/rendered-document.ts'
import type { Site } from '../model/site.ts'
import { bundleModule } from './bundle-module.ts'
import type { OutputFile, WorkerFiles } from './output-file.ts'
import { packArticles } from './pack-articles.ts'
import { packDocuments } from './pack-documents.ts'

const mediaHeaders = `/media/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
  X-Content-Type-Options: nosniff
`

/** All files of a build. */
export function makeBundle(
  content: Content,
  rendered: readonly RenderedDocument[],
  aliases: Readonly<Record<string, string>>,
  worker: OutputFile,
): WorkerFiles {
  const { site, topics, articles, media } = content
  const { documents, files } = packDocuments(rendered)
  const { catalog, shards } = packArticles(articles)
  const main = bundleModule({
    site: bundledSite(site),
    documents,
    aliases,
    redirects: Object.fromEntries(
      articles.flatMap((article) => article.aliases.map((alias) => [pathKey(alias), article.slug])),
    ),
    topics: Object.fromEntries(topics.map((topic) => [topic.slug, topic.title])),
    catalog,
    shards,
  })
  const headers = { path: '_headers', bytes: Buffer.from(mediaHeaders) }
  return {
    modules: [main, ...inOrder([worker, catalog, ...shards, ...files])],
    assets: [headers, ...inOrder(media.map(assetOf))],
  }
}

/** Only what the Worker needs at once. */
function bundledSite(site: Site): BundledSite {
  const { url, title, language, timeZone, polling, licence, updated } = site
  const facts = { url, title, language, timeZone, polling, updated: updated?.getTime() ?? 0 }
  return licence ? { ...facts, licence } : facts
}

function assetOf({ path, bytes }: MediaFile): OutputFile {
  return { path: decodePath(path).replace(/^\//, ''), bytes }
}

function inOrder(files: readonly OutputFile[]): OutputFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
