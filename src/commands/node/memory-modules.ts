import type { OutputFile, WorkerFiles } from '../../bundle/output-file.ts'
import type { AssetSource } from '../../serve/numbered-files.ts'
import type { BuildModules } from './open-build.ts'

/** The files of a build that has not been written; they are read when they are asked for. */
export function memoryModules({ modules, assets }: WorkerFiles): BuildModules {
  const known = byPath(modules)
  return {
    assets: assetSource(assets),
    bytes(path) {
      const file = known.get(path)
      if (!file) throw new Error(`load ${path}: the build has no such module`)
      return file.bytes
    },
  }
}

function assetSource(assets: readonly OutputFile[]): AssetSource {
  const known = byPath(assets)
  return {
    async fetch(address) {
      const file = known.get(new URL(address).pathname.slice(1))
      if (!file) return new Response(null, { status: 404 })
      return new Response(new Uint8Array(file.bytes))
    },
  }
}

function byPath(files: readonly OutputFile[]): Map<string, OutputFile> {
  return new Map(files.map((file) => [file.path, file]))
}
