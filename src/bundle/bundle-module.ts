import type { BundledSite } from '../model/bundle.ts'
import type { OutputFile } from './output-file.ts'
import type { PackedDocument } from './pack-documents.ts'

interface ModuleContents {
  site: BundledSite
  documents: readonly PackedDocument[]
  aliases: Readonly<Record<string, string>>
  redirects: Readonly<Record<string, string>>
  topics: Readonly<Record<string, string>>
  catalog: OutputFile
  shards: readonly OutputFile[]
}

/** The main module of the Worker: it hands the bundle to the code, and loads nothing itself. */
export function bundleModule(contents: ModuleContents): OutputFile {
  const { site, documents, aliases, redirects, topics, catalog, shards } = contents
  const source = `import { createWorker } from './worker.js'
const bytes = (module) => module.default
export default createWorker({
site: ${JSON.stringify(site)},
documents: {
${documents.map(documentEntry).join('\n')}
},
aliases: ${JSON.stringify(aliases)},
redirects: ${JSON.stringify(redirects)},
topics: ${JSON.stringify(topics)},
catalog: ${loader(catalog.path)},
shards: [${shards.map(({ path }) => loader(path)).join(', ')}],
})
`
  return { path: 'index.js', bytes: Buffer.from(source) }
}

function documentEntry({ path, kind, mediaType, stretches }: PackedDocument): string {
  const list = stretches.map(({ file, ...facts }) => {
    const properties = JSON.stringify(facts).slice(1, -1)
    return `{${properties},"load":${loader(file)}}`
  })
  return `${JSON.stringify(path)}: {"kind":"${kind}","mediaType":"${mediaType}","stretches":[${list}]},`
}

// The specifier is literal: only then is the file known to be a module of the Worker.
function loader(path: string): string {
  return `() => import('./${path}').then(bytes)`
}
