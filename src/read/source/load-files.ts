import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureFacts, SourceFile } from './source-file.ts'

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
  return [sourceFileAt(folder, { path })]
}

/** A file of a folder by its path, and what is known of it already. */
export function sourceFileAt(
  folder: string,
  { path, fault, picture }: Pick<SourceFile, 'path' | 'fault' | 'picture'>,
): SourceFile {
  return fault === undefined ? new FolderFile(folder, path, picture) : faulty(path, fault)
}

/** There may be a hundred thousand of them: each holds no more than it must. */
class FolderFile implements SourceFile {
  readonly path: string
  readonly picture?: PictureFacts
  readonly #folder: string

  constructor(folder: string, path: string, picture?: PictureFacts) {
    this.path = path
    if (picture) this.picture = picture
    this.#folder = folder
  }

  read(): Uint8Array {
    return readFileSync(this.#file)
  }

  version(): string | undefined {
    return versionOf(this.#file)
  }

  get #file(): string {
    return `${this.#folder}/${this.path}`
  }
}

// The coarsest clock of a file system.
const clockMilliseconds = 2000

/**
 * The time of its last change also tells of a file that was put back with its old dates. A file
 * that has just been changed may be changed again within the same tick of the clock.
 */
function versionOf(file: string): string | undefined {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file)
  if (Math.max(mtimeMs, ctimeMs) > Date.now() - clockMilliseconds) return undefined
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
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
