import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from './source-file.ts'

/** All files below the folder in the order of their paths; hidden ones and backups are left out. */
export function loadFiles(folder: string): SourceFile[] {
  return filesIn(folder, '').sort((a, b) => (a.path < b.path ? -1 : 1))
}

function filesIn(folder: string, path: string): SourceFile[] {
  return entriesOf(join(folder, path)).flatMap((entry) => {
    if (!(entry instanceof Error)) return isIgnored(entry.name) ? [] : filesOf(entry, folder, path)
    return [faulty(path, `a folder that cannot be read (${reasonOf(entry)})`)]
  })
}

function entriesOf(folder: string): (Dirent | Error)[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return [error]
    throw error
  }
}

function filesOf(entry: Dirent, folder: string, parent: string): SourceFile[] {
  const path = parent === '' ? entry.name : `${parent}/${entry.name}`
  if (entry.isDirectory()) return filesIn(folder, path)
  // A link may lead out of the folder or in a circle, and a pipe has no end.
  if (!entry.isFile()) return [faulty(path, 'a link or a device, which is not read')]
  const file = join(folder, path)
  return [{ path, read: () => readFileSync(file), version: () => versionOf(file) }]
}

/** The time of its last change also tells of a file that was put back with its old dates. */
function versionOf(file: string): string {
  const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true })
  return `${file} ${size} ${mtimeNs} ${ctimeNs}`
}

function faulty(path: string, fault: string): SourceFile {
  function read(): never {
    throw new Error(fault)
  }
  return { path, read, fault }
}

function reasonOf(error: Error): unknown {
  return 'code' in error ? error.code : error.message
}

/** Whether a file or folder of that name is none of the content. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~')
}
