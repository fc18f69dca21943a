import { max } from 'date-fns/max'
import type { BundledSite, Removal } from '../model/bundle.ts'
import type { Content, MediaFile } from '../model/content.ts'
import { decodePath, pathKey } from '../model/decode-path.ts'
import { hubOf } from '../model/hub.ts'
import { mapConcurrently } from '../model/map-concurrently.ts'
import type { RenderedFile, RenderedSite } from '../model/rendered-site.ts'
import type { SiteArticles } from '../model/site-articles.ts'
import type { Tombstone } from '../model/tombstone.ts'
import { type BundleMemory, bundleMemory } from './bundle-memory.ts'
import { bundleModule } from './bundle-module.ts'
import { hideFiles } from './hide-files.ts'
import { iconFiles } from './icon-files.ts'
import { indexParts } from './index/index-parts.ts'
import { packArticleIndex } from './index/pack-article-index.ts'
import { fileAt, type OutputFile, type WorkerFiles } from './output-file.ts'
import { packArticles } from './pack-articles.ts'
import { packGroup } from './pack-documents.ts'
import { packMedia } from './pack-media.ts'
import type { PackedDocument } from './packed-document.ts'
import { usualModuleBudget } from './place-files.ts'
import { searchFiles } from './search/search-files.ts'
import { shardStarts } from './shard-starts.ts'

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

// So many are compressed while the next ones are rendered; the texts of each take some megabytes.
const groupsAtOnce = 4

export interface BundleInput {
  content: Content
  rendered: RenderedSite
  articles: SiteArticles
  /** The compiled code of the Worker. */
  worker: OutputFile
  /** The compiled code of the site's own hub, if it has one. */
  hub?: OutputFile
}

/** A bundle, and what its documents weigh. */
export interface Bundled {
  files: WorkerFiles
  documents: readonly PackedDocument[]
}

/**
 * All files of a build.
 * @param memory what earlier builds have made
 * @param moduleBudget bytes of modules; what is above is kept in static assets
 */
export async function makeBundle(
  { content, rendered, articles, worker, hub }: BundleInput,
  memory: BundleMemory = bundleMemory(),
  moduleBudget: number = usualModuleBudget,
): Promise<Bundled> {
  const { site, topics, media, timedMedia, icon } = content
  const { oldestFirst, columns } = articles
  const packedMedia = packMedia(timedMedia)
  const groups = await mapConcurrently(rendered.groups, groupsAtOnce, (group) =>
    packGroup(group, memory),
  )
  const documents = groups.flatMap((group) => group.documents)
  const ready = inOrder(unique(groups.flatMap(({ files }) => files)))
  const starts = shardStarts(columns.ids)
  const packed = await packArticles(oldestFirst, starts, memory.files)
  const searched = await searchFiles(oldestFirst, memory)
  const index = packArticleIndex(columns, starts, indexParts(oldestFirst, topics, memory))
  const always = [worker, ...(hub ? [hub] : []), ...unique(packedMedia.map(({ file }) => file))]
  const hidden = hideFiles(always, { ...packed, ...searched, index, ready }, moduleBudget)
  const main = bundleModule({
    site: bundledSite(content, rendered),
    documents,
    readyFiles: ready.map(({ path }) => path),
    channels: rendered.channels,
    feeds: rendered.feeds,
    aliases: rendered.aliases,
    moves: rendered.moves,
    gone: rendered.gone.map(pathKey),
    redirects: Object.fromEntries(
      content.articles.flatMap((article) =>
        article.aliases.map((alias) => [pathKey(alias), article.slug]),
      ),
    ),
    media: packedMedia,
    files: hidden.files,
    ...(hub && { hub }),
  })
  return {
    documents,
    files: {
      modules: [main, ...inOrder([...always, ...hidden.modules])],
      assets: [
        { path: '_headers', bytes: Buffer.from(assetHeaders) },
        ...inOrder([
          ...(await iconFiles(icon, site.icon, memory.files)),
          ...media.map(mediaAsset),
          ...rendered.files.map(fileAsset),
          ...hidden.assets,
        ]),
      ],
    },
  }
}

/** Only what the Worker needs at once. */
function bundledSite({ site, tombstones }: Content, { pages }: RenderedSite): BundledSite {
  const hub = hubOf(site)
  const changes = [site.updated, tombstones[0]?.removed].filter((change) => change !== undefined)
  return {
    ...pages,
    polling: site.polling,
    ids: site.ids,
    window: site.window,
    ...(changes.length > 0 && { updated: max(changes).getTime() }),
    ...(tombstones.length > 0 && { removals: tombstones.map(removalOf) }),
    ...(hub && { hub }),
  }
}

function removalOf({ id, removed, topics }: Tombstone): Removal {
  return { id, removed: removed.getTime(), ...(topics && { topics }) }
}

function mediaAsset(file: MediaFile): OutputFile {
  return fileAt(decodePath(file.path).replace(/^\//, ''), file)
}

function fileAsset({ path, text }: RenderedFile): OutputFile {
  return { path: path.replace(/^\//, ''), bytes: Buffer.from(text) }
}

/** Equal bytes share a path. */
function unique(files: readonly OutputFile[]): OutputFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()]
}

function inOrder(files: readonly OutputFile[]): OutputFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
