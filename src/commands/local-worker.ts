import type { V4WorkerOptions } from 'miniflare'
import type { OutputFile, WorkerFiles } from '../bundle/output-file.ts'
import { hiddenFolder } from '../model/hidden-files.ts'
import { assetFolder } from './asset-folder.ts'
import { hubBindings } from './hub-bindings.ts'

/** Newer than the bundled runtime would be refused; the same date stands in `wrangler.toml`. */
export const compatibilityDate = '2026-10-23'

/** What the Worker calls the static assets, and which of them only it may read: as there, too. */
export const assetsBinding = 'ASSETS'
export const workerFirst = [`/${hiddenFolder}*`]

/** A built Worker that runs in the real runtime on this machine. */
export interface LocalWorker {
  /** Such as `http://127.0.0.1:8787`. */
  origin: string
  stop(): Promise<void>
}

/**
 * Starts a build in workerd.
 * @param files the first module is the one that answers
 * @param port 0 for any that is free
 */
export async function startLocalWorker(files: WorkerFiles, port: number): Promise<LocalWorker> {
  const folder = assetFolder()
  await folder.hold(files.assets)
  const worker = await startRuntime({ modules: files.modules, assets: folder.path, port })
  return {
    origin: worker.origin,
    async stop() {
      await worker.stop()
      folder.remove()
    },
  }
}

interface RuntimeOptions {
  /** The first one is the one that answers. */
  modules: readonly OutputFile[]
  /** The folder of the files that are served without the Worker. */
  assets: string
  /** 0 for any that is free. */
  port: number
  /** What the Worker finds in its environment. */
  bindings?: Pick<V4WorkerOptions, 'serviceBindings' | 'workerLoaders'>
}

/** Starts a Worker whose assets lie in a folder already. */
export async function startRuntime(options: RuntimeOptions): Promise<LocalWorker> {
  const { modules, assets, port, bindings } = options
  // Without it the runtime would ask the network where this machine is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
  const { Miniflare, convertV4MiniflareOptions } = await import('miniflare')
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      compatibilityDate,
      modules: modules.map(moduleOf),
      assets: {
        directory: assets,
        binding: assetsBinding,
        run_worker_first: workerFirst,
        routerConfig: { has_user_worker: true },
        assetConfig: { html_handling: 'none' },
      },
      ...hubBindings(modules),
      ...bindings,
    }),
  )
  try {
    return { origin: (await runtime.ready).origin, stop: () => runtime.dispose() }
  } catch (error) {
    await runtime.dispose()
    throw error
  }
}

function moduleOf({ path, bytes }: OutputFile) {
  return path.endsWith('.js')
    ? { type: 'ESModule' as const, path, contents: new TextDecoder().decode(bytes) }
    : { type: 'Data' as const, path, contents: bytes }
}
