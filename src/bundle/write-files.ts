import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { OutputFile } from './output-file.ts'

/** Makes the folder hold these files and no others; it is never seen half written. */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const target = resolve(folder)
  await mkdir(dirname(target), { recursive: true })
  const fresh = await mkdtemp(join(dirname(target), `.${basename(target)}.tmp-`))
  try {
    for (const { path, bytes } of files) {
      const file = join(fresh, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, bytes)
    }
    // Temporary folders are private.
    await chmod(fresh, 0o755)
    await replaceFolder(fresh, target)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw error
  }
}

async function replaceFolder(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`
  const had = await rename(target, old).then(
    () => true,
    () => false,
  )
  await rename(fresh, target)
  if (had) await rm(old, { recursive: true, force: true })
}
