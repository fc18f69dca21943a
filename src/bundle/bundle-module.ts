import type { BundledChannel, BundledSite } from '../model/bundle.ts'
import type { OutputFile } from './output-file.ts'
import type { PackedMedia } from './pack-media.ts'
import type { PackedDocument } from './packed-document.ts'

interface ModuleContents {
  site: BundledSite
  documents: readonly PackedDocument[]
  channels: readonly BundledChannel[]
  aliases: Readonly<Record<string, string>>
  moves: Readonly<Record<string, string>>
  gone: readonly string[]
  redirects: Readonly<Record<string, string>>
  media: readonly PackedMedia[]
  index: OutputFile
  articles: readonly OutputFile[]
  items: readonly OutputFile[]
  search: readonly OutputFile[]
}

/** The main module of the Worker: it hands the bundle to the code, and loads nothing itself. */
export function bundleModule(contents: ModuleContents): OutputFile {
  const { site, documents, channels, index, articles, items, search } = contents
  const { aliases, moves, gone, redirects, media } = contents
  const source = `import { createWorker } from './worker.js'
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
index: ${loader(index.path)},
articles: ${loaders(articles)},
items: ${loaders(items)},
search: ${loaders(search)},
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

function loaders(files: readonly OutputFile[]): string {
  return `[${files.map(({ path }) => loader(path)).join(', ')}]`
}

// The specifier is literal: only then is the file known to be a module of the Worker.
function loader(path: string): string {
  return `() => import('./${path}').then(bytes)`
}
