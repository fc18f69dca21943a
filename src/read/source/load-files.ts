import { type Dirent, readdirSync, readFileSync } from 'node:fs'
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
  return [{ path, read: () => readFileSync(join(folder, path)) }]
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
