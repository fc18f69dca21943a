import { realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { OutputFile } from '../bundle/output-file.ts'
import { ForeignFolderError, writeFiles } from '../bundle/write-files.ts'
import { UsageError } from './command.ts'

/** The folder that `--out` names: it is replaced whole, so it can have nothing of the author's. */
export function outputFolder(value: unknown, content: string): string {
  const folder = String(value)
  const target = realPath(resolve(folder))
  const source = realPath(resolve(content))
  if (isWithin(target, source) || isWithin(source, target)) {
    throw new UsageError(`--out ${folder}: it would replace the content in ${content}`)
  }
  if (isWithin(realPath(process.cwd()), target)) {
    throw new UsageError(`--out ${folder}: it would replace the folder you are in`)
  }
  return target
}

/** Writes a build; a folder that cannot be written is the caller's to mend. */
export async function writeOutput(folder: string, files: readonly OutputFile[]): Promise<void> {
  try {
    await writeFiles(folder, files)
  } catch (error) {
    if (error instanceof ForeignFolderError) throw new UsageError(`--out: ${error.message}`)
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`--out ${folder}: it cannot be written: ${error.message}`)
    }
    throw error
  }
}

/** The path behind all links, also of a folder that is yet to be made. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), relative(parent, path))
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
