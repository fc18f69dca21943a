import { chmod, link, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { mapConcurrently } from '../model/map-concurrently.ts'
import type { OutputFile } from './output-file.ts'

// More do not make it faster.
const filesAtOnce = 16

/** A file that says: the folder was written by a build, and may be replaced by one. */
const buildMarker = '.feedmill-build'

/** Why a folder is not written to. */
export class ForeignFolderError extends Error {
  override name = 'ForeignFolderError'
}

/** Makes the folder hold these files and no others. */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  await replaceBy(folder, async (fresh) => {
    const folders = new Set(files.map(({ path }) => dirname(join(fresh, path))))
    for (const one of folders) await mkdir(one, { recursive: true })
    await mapConcurrently(files, filesAtOnce, async (file) => {
      await placeFile(file, join(fresh, file.path))
    })
  })
}

/**
 * Makes the folder hold what is written into another one. That one lies beside it, and then takes
 * its place: it is never half written. Only a folder that an earlier build has written, or an empty
 * one, is replaced.
 */
export async function replaceBy(
  folder: string,
  fill: (fresh: string) => Promise<void>,
): Promise<void> {
  const target = resolve(folder)
  await checkReplaceable(target)
  await mkdir(dirname(target), { recursive: true })
  const fresh = await mkdtemp(join(dirname(target), `.${basename(target)}.tmp-`))
  try {
    await fill(fresh)
    await writeFile(join(fresh, buildMarker), new Uint8Array())
    // Temporary folders are private.
    await chmod(fresh, 0o755)
    await replaceFolder(fresh, target)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw error
  }
}

/** A file that lies on the disk already gets another name there, where the disk can do that. */
export async function placeFile(file: OutputFile, path: string): Promise<void> {
  if (file.stored !== undefined && (await isLinked(file.stored, path))) return
  await writeFile(path, file.bytes)
}

async function isLinked(stored: string, path: string): Promise<boolean> {
  try {
    await link(stored, path)
    return true
  } catch {
    // It lies on another disk, for instance.
    return false
  }
}

async function checkReplaceable(target: string): Promise<void> {
  const names: string[] = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new ForeignFolderError(`${target} is a file`)
    throw error
  })
  if (names.length === 0 || names.includes(buildMarker)) return
  throw new ForeignFolderError(`${target} holds files that no build has written`)
}

async function replaceFolder(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`
  const had = await moved(target, old)
  try {
    await rename(fresh, target)
  } catch (error) {
    if (had) await rename(old, target)
    throw error
  }
  if (had) await rm(old, { recursive: true, force: true })
}

/** Whether there was something to move. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
