import type { BundledChannel, BundledSite, ChannelFeed } from '../model/bundle.ts'
import { hiddenFolder, isHidden } from '../model/hidden-files.ts'
import { hiddenName } from './hide-files.ts'
import type { OutputFile } from './output-file.ts'
import type { PackedMedia } from './pack-media.ts'
import type { PackedDocument } from './packed-document.ts'
import type { MovableRole } from './place-files.ts'

interface ModuleContents {
  site: BundledSite
  documents: readonly PackedDocument[]
  /** The names by which documents know their files, in the order of the numbers of `ready`. */
  readyFiles: readonly string[]
  channels: readonly BundledChannel[]
  feeds: readonly ChannelFeed[]
  aliases: Readonly<Record<string, string>>
  moves: Readonly<Record<string, string>>
  gone: readonly string[]
  redirects: Readonly<Record<string, string>>
  media: readonly PackedMedia[]
  /** Modules and static assets, in the order of their numbers. */
  files: Readonly<Record<MovableRole, readonly OutputFile[]>>
  /** The code of the site's own hub. */
  hub?: OutputFile
}

/** The main module of the Worker: it hands the bundle to the code, and loads nothing itself. */
export function bundleModule(contents: ModuleContents): OutputFile {
  const { site, documents, channels, feeds, aliases, moves, gone, redirects, media, hub } = contents
  const { ready, ...files } = contents.files
  const source = `${imports(contents.files)}
const bytes = (module) => module.default
${hub ? 'const bundle = {' : 'export default createWorker({'}
site: ${JSON.stringify(site)},
documents: documentTable(${JSON.stringify(tableOf(documents, contents.readyFiles))}, ${numbered(ready)}),
channels: ${JSON.stringify(Object.fromEntries(channels.map((one) => [one.path, one])))},
feeds: ${JSON.stringify(feeds)},
aliases: ${JSON.stringify(aliases)},
moves: ${JSON.stringify(moves)},
gone: ${JSON.stringify(gone)},
redirects: ${JSON.stringify(redirects)},
media: {
${media.map(mediaEntry).join('\n')}
},
${Object.entries(files)
  .map(([role, list]) => `${role}: ${numbered(list)},`)
  .join('\n')}
}${hub ? hubExports(hub) : ')'}
`
  return { path: 'index.js', bytes: Buffer.from(source) }
}

/** What the runtime has to find in the main module of a site with a hub of its own. */
function hubExports({ path }: OutputFile): string {
  return `
import { createHub } from './${path}'
const { Hub, worker } = createHub(bundle, createWorker(bundle))
export { Hub }
export default worker`
}

function mediaEntry({ path, file, ...facts }: PackedMedia): string {
  return `${JSON.stringify(path)}: {${properties(facts)},"load":${loader(file.path)}},`
}

/** What `documentTable` of the Worker reads. */
function tableOf(documents: readonly PackedDocument[], files: readonly string[]): string {
  const numbers = new Map(files.map((path, number) => [path, number]))
  const rows = documents.toSorted(byPath).map(({ path, stretches, ...facts }) => {
    const list = stretches.map(({ file, length, rest, ...facts }) => ({
      ...facts,
      file: numbers.get(file),
    }))
    return `${path}\t${JSON.stringify({ ...facts, stretches: list })}`
  })
  return rows.join('\n')
}

function byPath({ path: one }: PackedDocument, { path: other }: PackedDocument): number {
  return one < other ? -1 : 1
}

function properties(facts: object): string {
  return JSON.stringify(facts).slice(1, -1)
}

/** Only a build that has such assets asks for the environment. */
function imports(files: ModuleContents['files']): string {
  const code = `import { assetFiles, createWorker, documentTable, moduleFiles } from './worker.js'`
  const hasAssets = Object.values(files).some((list) => list.some(isHidden))
  return hasAssets ? `import { env } from 'cloudflare:workers'\n${code}` : code
}

function numbered(files: readonly OutputFile[]): string {
  return files.some(isHidden)
    ? `assetFiles('${hiddenFolder}', '${files.map(hiddenName).join('')}', env.ASSETS)`
    : `moduleFiles([${files.map(({ path }) => loader(path)).join(', ')}])`
}

// The specifier is literal: only then is the file known to be a module of the Worker.
function loader(path: string): string {
  return `() => import('./${path}').then(bytes)`
}
