import { realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { OutputFile } from '../bundle/output-file.ts'
import { ForeignFolderError, replaceBy, writeFiles } from '../bundle/write-files.ts'
import { UsageError } from './command.ts'

/**
 * The folder that an option names: it is replaced whole, so it can have nothing of the author's.
 * @param option such as `--out`
 */
export function outputFolder(value: unknown, content: string, option = '--out'): string {
  const folder = String(value)
  const target = realPath(resolve(folder))
  const source = realPath(resolve(content))
  if (isWithin(target, source) || isWithin(source, target)) {
    throw new UsageError(`${option} ${folder}: it would replace the content in ${content}`)
  }
  if (isWithin(realPath(process.cwd()), target)) {
    throw new UsageError(`${option} ${folder}: it would replace the folder you are in`)
  }
  return target
}

/** Writes a build; a folder that cannot be written is the caller's to mend. */
export async function writeOutput(folder: string, files: readonly OutputFile[]): Promise<void> {
  await writing(folder, '--out', () => writeFiles(folder, files))
}

/** Fills a folder that takes the place of the one that an option names. */
export async function fillOutput(
  folder: string,
  option: string,
  fill: (fresh: string) => Promise<void>,
): Promise<void> {
  await writing(folder, option, () => replaceBy(folder, fill))
}

async function writing(folder: string, option: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (error instanceof ForeignFolderError) throw new UsageError(`${option}: ${error.message}`)
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`${option} ${folder}: it cannot be written: ${error.message}`)
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
