import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { feedImporter } from '../../import/feed/feed-importer.ts'
import type { ImportFile } from '../../import/importer.ts'
import { importers } from '../../import/importers.ts'
import { wxrImporter } from '../../import/wordpress/wxr-importer.ts'
import { loadFiles } from '../../read/source/load-files.ts'
import type { Input, Inputs } from './inputs.ts'
import { readOldSite } from './read-old-site.ts'

const largestFile = 512 * 2 ** 20
// Made by programs, not by authors.
const skipped = /(?:^|\/)(?:node_modules|public|_site|dist|vendor|themes|layouts|archetypes)\//
// Where programs keep the files that pages show, beside the texts.
const mediaFolders = ['static', 'public', 'assets', 'src', '']

/** The files that a path names: a file, or all of a folder that can be read. */
export function findInputs(path: string, base: string | undefined): Inputs {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return unreadable(path, 'there is no such file or folder')
  if (stats.isDirectory()) return folderInputs(path.replace(/\/+$/, ''), base)
  if (stats.size > largestFile)
    return unreadable(path, `it has more than ${largestFile / 2 ** 20} MiB`)
  const bytes = readFileSync(path)
  const file = { path, bytes }
  const site = readOldSite(dirname(path), base)
  const input: Input = { file, folders: foldersOf(file, []), ...site }
  return { inputs: [input], unread: [] }
}

/** The addresses in a feed or an export are those of a server: they name nothing of this machine. */
function foldersOf(file: ImportFile, shared: readonly string[]): string[] {
  const isServed = [feedImporter, wxrImporter].some((importer) => importer.recognises(file))
  return isServed ? [] : [dirname(file.path), ...shared]
}

function unreadable(origin: string, reason: string): Inputs {
  return { inputs: [], unread: [{ origin, reason }] }
}

function folderInputs(folder: string, base: string | undefined): Inputs {
  const site = readOldSite(folder, base)
  const shared = mediaFolders.map((name) => join(folder, name)).filter((one) => existsSync(one))
  const files = loadFiles(folder).filter(({ path, fault }) => !fault && !skipped.test(`/${path}`))
  const inputs = files.flatMap((source): Input[] => {
    const path = join(folder, source.path)
    // What is no text is not read whole.
    if (!/\.(?:md|markdown|mdx|html?|xml|rss|atom|rdf|json|txt)$/i.test(path)) return []
    const file = { path, bytes: source.read() }
    if (!importers.some((importer) => importer.recognises(file))) return []
    return [{ file, folders: foldersOf(file, shared), ...site }]
  })
  if (inputs.length > 0) return { inputs, unread: [] }
  return unreadable(folder, 'nothing in this folder can be read as an article')
}
