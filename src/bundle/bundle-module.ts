import type { BundledChannel, BundledSite } from '../model/bundle.ts'
import { hiddenFolder, isHidden } from '../model/hidden-files.ts'
import { hiddenName } from './hide-files.ts'
import type { OutputFile } from './output-file.ts'
import type { PackedMedia } from './pack-media.ts'
import type { PackedDocument } from './packed-document.ts'
import { type MovableRole, movableRoles } from './place-files.ts'

interface ModuleContents {
  site: BundledSite
  documents: readonly PackedDocument[]
  channels: readonly BundledChannel[]
  aliases: Readonly<Record<string, string>>
  moves: Readonly<Record<string, string>>
  gone: readonly string[]
  redirects: Readonly<Record<string, string>>
  media: readonly PackedMedia[]
  /** Modules and static assets, in the order of their numbers. */
  files: Readonly<Record<MovableRole, readonly OutputFile[]>>
}

/** The main module of the Worker: it hands the bundle to the code, and loads nothing itself. */
export function bundleModule(contents: ModuleContents): OutputFile {
  const { site, documents, channels, aliases, moves, gone, redirects, media, files } = contents
  const source = `${imports(files)}
const bytes = (module) => module.default
export default createWorker({
site: ${JSON.stringify(site)},
documents: {
${documents.map(documentEntry).join('\n')}
},
channels: ${JSON.stringify(Object.fromEntries(channels.map((one) => [one.path, one])))},
aliases: ${JSON.stringify(aliases)},
moves: ${JSON.stringify(moves)},
gone: ${JSON.stringify(gone)},
redirects: ${JSON.stringify(redirects)},
media: {
${media.map(mediaEntry).join('\n')}
},
${movableRoles.map((role) => `${role}: ${numbered(files[role])},`).join('\n')}
})
`
  return { path: 'index.js', bytes: Buffer.from(source) }
}

function mediaEntry({ path, file, ...facts }: PackedMedia): string {
  return `${JSON.stringify(path)}: {${properties(facts)},"load":${loader(file.path)}},`
}

function documentEntry({ stretches, ...facts }: PackedDocument): string {
  const list = stretches.map(
    ({ file, length, ...rest }) => `{${properties(rest)},"load":${loader(file)}}`,
  )
  return `${JSON.stringify(facts.path)}: {${properties(facts)},"stretches":[${list}]},`
}

function properties(facts: object): string {
  return JSON.stringify(facts).slice(1, -1)
}

/** Only a build that has such assets asks for the environment. */
function imports(files: ModuleContents['files']): string {
  const code = `import { assetFiles, createWorker, moduleFiles } from './worker.js'`
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
