import { max } from 'date-fns/max'
import type { Article } from '../model/article.ts'
import { packArticleIndex } from '../model/article-index-file.ts'
import type { BundledSite, Removal } from '../model/bundle.ts'
import type { Content, MediaFile } from '../model/content.ts'
import { decodePath, pathKey } from '../model/decode-path.ts'
import { labelNames } from '../model/label-names.ts'
import type { Piece } from '../model/pieces.ts'
import { type Recall, recall } from '../model/recall.ts'
import type { RenderedFile, RenderedSite } from '../model/rendered-site.ts'
import type { Tombstone } from '../model/tombstone.ts'
import { bundleModule } from './bundle-module.ts'
import { makeIcons } from './make-icons.ts'
import type { OutputFile, WorkerFiles } from './output-file.ts'
import { packArticles } from './pack-articles.ts'
import { packMedia } from './pack-media.ts'
import { packStretches } from './pack-stretches.ts'
import { type ArticleWords, articleWords } from './search/article-words.ts'
import { packSearch } from './search/pack-search.ts'
import { searchSource } from './search/search-source.ts'

const harmless = `Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
  X-Content-Type-Options: nosniff`

// Only the addresses of media have a hash of the bytes in their path.
const assetHeaders = `/media/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
  ${harmless}
/style.css
  Cache-Control: public, max-age=86400, stale-while-revalidate=604800
  X-Content-Type-Options: nosniff
/copy.js
  Cache-Control: public, max-age=86400, stale-while-revalidate=604800
  X-Content-Type-Options: nosniff
/favicon.ico
  Cache-Control: public, max-age=86400
  ${harmless}
`

/** What a bundle can take from an earlier one. */
export interface BundleMemory {
  gzips: Recall<Uint8Array>
  icons: Recall<Promise<OutputFile[]>>
  pieces: Recall<Piece>
  words: Recall<ArticleWords>
}

export function bundleMemory(): BundleMemory {
  return { gzips: recall(), icons: recall(), pieces: recall(), words: recall() }
}

/** All files of a build. */
export async function makeBundle(
  content: Content,
  rendered: RenderedSite,
  worker: OutputFile,
  { gzips, icons, pieces, words }: BundleMemory = bundleMemory(),
): Promise<WorkerFiles> {
  const { site, topics, articles, media, timedMedia, icon } = content
  const oldestFirst = articles.toReversed()
  const files = new Map<string, OutputFile>()
  const packedMedia = packMedia(timedMedia)
  for (const { file } of packedMedia) files.set(file.path, file)
  const packed = packArticles(oldestFirst, rendered.markdown, rendered.items, pieces)
  const search = packSearch(searchSource(wordsOfAll(oldestFirst, words))).map((bytes, shard) => ({
    path: `search/${shard}.bin`,
    bytes,
  }))
  const index = {
    path: 'index.bin',
    bytes: packArticleIndex(oldestFirst, rendered.items, labelNames(topics)),
  }
  const main = bundleModule({
    site: bundledSite(content, rendered),
    documents: packStretches(rendered.documents, files, gzips),
    channels: rendered.channels,
    aliases: rendered.aliases,
    moves: rendered.moves,
    gone: rendered.gone.map(pathKey),
    redirects: Object.fromEntries(
      articles.flatMap((article) => article.aliases.map((alias) => [pathKey(alias), article.slug])),
    ),
    media: packedMedia,
    index,
    ...packed,
    search,
  })
  // The address of the folder has a hash of the picture in it.
  const iconFiles = await icons.of(site.icon.folder, () => makeIcons(icon, site.icon))
  return {
    modules: [
      main,
      ...inOrder([worker, index, ...search, ...Object.values(packed).flat(), ...files.values()]),
    ],
    assets: [
      { path: '_headers', bytes: Buffer.from(assetHeaders) },
      ...inOrder([...iconFiles, ...media.map(mediaAsset), ...rendered.files.map(fileAsset)]),
    ],
  }
}

function wordsOfAll(articles: readonly Article[], memory: Recall<ArticleWords>): ArticleWords[] {
  return articles.map((article) =>
    memory.of(JSON.stringify([article.title, article.summary, article.html]), () =>
      articleWords(article),
    ),
  )
}

/** Only what the Worker needs at once. */
function bundledSite({ site, tombstones }: Content, { pages }: RenderedSite): BundledSite {
  const changes = [site.updated, tombstones[0]?.removed].filter((change) => change !== undefined)
  return {
    ...pages,
    polling: site.polling,
    ids: site.ids,
    window: site.window,
    ...(changes.length > 0 && { updated: max(changes).getTime() }),
    ...(tombstones.length > 0 && { removals: tombstones.map(removalOf) }),
  }
}

function removalOf({ id, removed, topics }: Tombstone): Removal {
  return { id, removed: removed.getTime(), ...(topics && { topics }) }
}

function mediaAsset({ path, bytes }: MediaFile): OutputFile {
  return { path: decodePath(path).replace(/^\//, ''), bytes }
}

function fileAsset({ path, text }: RenderedFile): OutputFile {
  return { path: path.replace(/^\//, ''), bytes: Buffer.from(text) }
}

function inOrder(files: readonly OutputFile[]): OutputFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
