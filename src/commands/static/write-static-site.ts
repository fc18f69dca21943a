import type { Built } from '../../build.ts'
import type { OutputFile } from '../../bundle/output-file.ts'
import { type Channel, channelsOf } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { isHidden } from '../../model/hidden-files.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { isVisible, momentsFrom } from '../../model/timeline.ts'
import { formats } from '../../render/formats.ts'
import { parseHeaderRules, writeHeaderRules } from '../node/asset-rules.ts'
import { memoryModules } from '../node/memory-modules.ts'
import { type Answer, openBuild } from '../node/open-build.ts'
import { followingOf, jsonFile, nameIn, nextFolder } from './archive-folders.ts'
import { type DiskWriter, diskWriter } from './disk-writer.ts'
import { headerRules } from './header-rules.ts'
import { samplesOf } from './header-samples.ts'
import { hostRemarks } from './host-limits.ts'
import { isPlain, redirectRules, writeRedirects } from './redirect-rules.ts'
import { type SiteAsker, siteAsker } from './site-asker.ts'
import { type StaticAlias, type StaticPaths, staticPaths } from './static-paths.ts'

/** What was written. */
export interface StaticSite {
  files: number
  bytes: number
  /** When an article appears or leaves next: the site has to be built again then. */
  nextChange?: Date
  /** What some hosts do not take, a sentence each. */
  remarks: readonly string[]
}

interface StaticOptions {
  built: Built
  /** The moment whose state is written. */
  now: Date
  onProgress(done: number, known: number): void
}

// Answers are made one after the other anyway; the disk takes several.
const filesAtOnce = 8

/**
 * Writes a site into an empty folder as plain files: what the built Worker answers at that moment,
 * one file for each address.
 */
export async function writeStaticSite(folder: string, options: StaticOptions): Promise<StaticSite> {
  const { built, now } = options
  const build = await openBuild(memoryModules(built.files), () => now.getTime())
  try {
    return await writeAll(folder, build.answer, options)
  } finally {
    build.close()
  }
}

/** What is written of a site, and what was written of it already. */
interface SiteWriter {
  /** Writes what the site answers to an address. */
  put(path: string): Promise<Uint8Array>
  /** Gives the bytes of an address that was written to another one. */
  putSame(alias: StaticAlias): Promise<void>
}

async function writeAll(
  folder: string,
  answer: Answer,
  { built, now, onProgress }: StaticOptions,
): Promise<StaticSite> {
  const { content, files } = built
  const { site } = content
  const paths = staticPaths(built, now)
  const ask = siteAsker(answer, site.url)
  const disk = diskWriter(folder)
  const writer = siteWriter(ask, disk, paths, onProgress)
  for (const asset of files.assets.filter(isPublic)) await disk.place(asset)
  await mapConcurrently(paths.documents, filesAtOnce, writer.put)
  for (const alias of paths.aliases) await writer.putSame(alias)
  const archives: (string | undefined)[] = []
  for (const channel of channelsOf(site, content.topics)) {
    archives.push(await putArchives(channel, ask, writer, site.url))
  }
  await disk.write('404.html', (await ask.missing()).bytes)
  const redirects = redirectRules(content, paths, now)
  const headers = await headerRules(
    {
      samples: samplesOf(content, archives, now),
      polling: site.polling,
      headersOf: async (path) => (await ask(path)).headers,
      fileOf: paths.fileOf,
    },
    parseHeaderRules(textOf(files.assets.find(({ path }) => path === settings)?.bytes)),
  )
  const figures = disk.figures()
  await disk.write(settings, Buffer.from(writeHeaderRules(headers)))
  await disk.write('_redirects', Buffer.from(writeRedirects(redirects)))
  // GitHub Pages would leave out `.well-known`.
  await disk.write('.nojekyll', new Uint8Array())
  const [, nextChange] = momentsFrom(now, content.articles)
  return {
    files: figures.files,
    bytes: figures.bytes,
    ...(nextChange && { nextChange }),
    remarks: hostRemarks({ ...figures, headers, redirects, unwritten: unwritten(content, now) }),
  }
}

const settings = '_headers'

function isPublic(file: OutputFile): boolean {
  return file.path !== settings && !isHidden(file)
}

function siteWriter(
  ask: SiteAsker,
  disk: DiskWriter,
  { documents, fileOf }: StaticPaths,
  onProgress: StaticOptions['onProgress'],
): SiteWriter {
  const written = new Map<string, { file: string; mediaType: string }>()
  return {
    async put(path) {
      const { bytes, mediaType } = await ask(path)
      const file = fileOf(path, mediaType)
      await disk.write(file, bytes)
      written.set(path, { file, mediaType })
      // Archives become known on the way.
      onProgress(written.size, Math.max(written.size, documents.length))
      return bytes
    },
    async putSame({ path, canonical }) {
      const original = written.get(canonical)
      if (!original) throw new Error(`write ${path}: there is no ${canonical}`)
      await disk.copy(original.file, fileOf(path, original.mediaType))
    },
  }
}

/**
 * Writes all archives of a channel, in all formats.
 * @returns the name of the newest one, if there are any
 */
async function putArchives(
  channel: Channel,
  ask: SiteAsker,
  writer: SiteWriter,
  siteUrl: string,
): Promise<string | undefined> {
  const first = nextFolder(channel, (await ask(channel.path + jsonFile)).bytes, siteUrl)
  for (let folder = first; folder !== undefined; ) {
    let next: string | undefined
    for (const { file } of formats) {
      const bytes = await writer.put(folder + file)
      if (file === jsonFile) next = nextFolder(channel, bytes, siteUrl)
      const following = followingOf(channel, folder) + file
      // What a link leads to is decided when it is followed; here it is known.
      if (Buffer.from(bytes).includes(siteUrl + following)) {
        await writer.putSame({ path: following, canonical: await ask.leadsTo(following) })
      }
    }
    folder = next
  }
  return first === undefined ? undefined : nameIn(first)
}

/** Old addresses for which no rule can be written. */
function unwritten({ site, articles }: Content, now: Date): string[] {
  const visible = articles.filter((article) => isVisible(article, now))
  const old = [...visible.flatMap(({ aliases }) => aliases), ...Object.keys(site.oldFeeds ?? {})]
  return old.filter((path) => !isPlain(path))
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}
