import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from './source-file.ts'

/** All files below the folder in the order of their paths; hidden ones and backups are left out. */
export function loadFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(folder, path).split(sep).join('/'),
      read: () => readFileSync(path),
    }))
    .filter(({ path }) => !path.split('/').some(isIgnored))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~')
}
