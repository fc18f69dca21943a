import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { OutputFile } from '../bundle/output-file.ts'

/** A folder for the files that the runtime serves without the Worker. */
export interface AssetFolder {
  path: string
  /**
   * Makes it hold these files and no others; those that are as they were are left alone. After a
   * failure it can be tried again.
   * @returns whether anything was written or removed
   */
  hold(assets: readonly OutputFile[]): Promise<boolean>
  remove(): void
}

/** A temporary one, which goes when the process does. */
export function assetFolder(): AssetFolder {
  const path = mkdtempSync(join(tmpdir(), 'feedmill-'))
  const removeFolder = (): void => rmSync(path, { recursive: true, force: true })
  // The runtime ends the process at a signal, and there is no later occasion.
  process.once('exit', removeFolder)
  // Without bytes: something of that name, which is not known to be whole.
  const held = new Map<string, Uint8Array | undefined>()

  async function write({ path: name, bytes }: OutputFile): Promise<void> {
    const file = join(path, name)
    held.set(name, undefined)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    held.set(name, bytes)
  }

  async function drop(name: string): Promise<void> {
    await rm(join(path, name), { recursive: true, force: true })
    held.delete(name)
  }

  return {
    path,
    async hold(assets) {
      const names = new Set(assets.map(({ path: name }) => name))
      const gone = [...held.keys()].filter((name) => !names.has(name))
      const changed = assets.filter(({ path: name, bytes }) => !isEqual(held.get(name), bytes))
      for (const name of gone) await drop(name)
      for (const asset of changed) await write(asset)
      return gone.length + changed.length > 0
    },
    remove() {
      process.off('exit', removeFolder)
      removeFolder()
    },
  }
}

function isEqual(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a === b || (a !== undefined && Buffer.compare(a, b) === 0)
}
