import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from './source-file.ts'

/** All files below the folder in the order of their paths; hidden ones and backups are left out. */
export function loadFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => sourceFile(entry, folder))
    .filter(({ path }) => !path.split('/').some(isIgnored))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function sourceFile(entry: Dirent, folder: string): SourceFile {
  const path = join(entry.parentPath, entry.name)
  return {
    path: relative(folder, path).split(sep).join('/'),
    read() {
      // A link may lead out of the folder, and a pipe has no end.
      if (!entry.isFile()) throw new Error('a link or a device, not a file')
      return readFileSync(path)
    },
  }
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~')
}
