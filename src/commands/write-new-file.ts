import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file, never half and never in place of another one; gives the reason where it cannot.
 * A file that has these bytes already is left as it is.
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<string | undefined> {
  const temporary = `${path}.${process.pid}~`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, bytes)
    await link(temporary, path)
    return undefined
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const isThere = existsSync(path) && Buffer.compare(await readFile(path), bytes) === 0
    return isThere ? undefined : error.message
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}
