import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AssetSource } from '../../serve/numbered-files.ts'
import { UsageError } from '../command.ts'
import { type AssetServer, assetServer } from './asset-server.ts'
import { filesIn } from './files-in.ts'
import { type BuildModules, type OpenedBuild, openBuild, UnfitBuildError } from './open-build.ts'

/** A build as it lies on the disk, ready to answer. */
export interface DiskBuild extends OpenedBuild {
  assets: AssetServer
}

/**
 * Opens what `npm run build` has written. Its modules are held in memory, as the platform holds
 * them, so that it goes on when another build takes the place of the folder.
 * @param clock milliseconds since 1970
 */
export async function openDiskBuild(
  folder: string,
  clock: () => number = Date.now,
): Promise<DiskBuild> {
  const modules = await modulesIn(folder)
  const assets = await assetServer(join(folder, 'assets'))
  const hidden: AssetSource = {
    fetch: async (address) => await assets.hidden(new URL(address).pathname),
  }
  const source: BuildModules = {
    assets: hidden,
    bytes(path) {
      const bytes = modules.get(path)
      if (!bytes) throw new UnfitBuildError(`worker/${path} is missing`)
      return bytes
    },
  }
  const opened = await openBuild(source, clock).catch((error: unknown) => {
    if (!(error instanceof UnfitBuildError)) throw error
    throw new UsageError(`--out ${folder}: ${error.message}; npm run build makes a build to serve`)
  })
  return {
    assets,
    answer: opened.answer,
    close() {
      opened.close()
      modules.clear()
    },
  }
}

async function modulesIn(folder: string): Promise<Map<string, Uint8Array>> {
  const root = join(folder, 'worker')
  const names = await filesIn(root)
  // Every build has both.
  if (!names.includes('index.js') || (await filesIn(join(folder, 'assets'))).length === 0) {
    throw new UsageError(`--out ${folder}: there is no whole build in it; npm run build makes one`)
  }
  const modules = new Map<string, Uint8Array>()
  for (const name of names) modules.set(name, await readFile(join(root, name)))
  return modules
}
