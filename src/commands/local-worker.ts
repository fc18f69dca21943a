import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OutputFile, WorkerFiles } from '../bundle/output-file.ts'
import { writeFiles } from '../bundle/write-files.ts'

/** Newer than the bundled runtime would be refused; the same date stands in `wrangler.toml`. */
export const compatibilityDate = '2026-10-23'

/** A built Worker that runs in the real runtime on this machine. */
export interface LocalWorker {
  /** Such as `http://127.0.0.1:8787`. */
  origin: string
  /** Goes on with other files, at the same address. */
  update(files: WorkerFiles): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a build in workerd.
 * @param files the first module is the one that answers
 * @param port 0 for any that is free
 */
export async function startLocalWorker(files: WorkerFiles, port: number): Promise<LocalWorker> {
  // Without it the runtime would ask the network where this machine is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
  const { Miniflare, convertV4MiniflareOptions } = await import('miniflare')
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-'))
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true })
  // The runtime ends the process at a signal, and there is no later occasion.
  process.once('exit', removeFolder)

  async function optionsFor({ modules, assets }: WorkerFiles) {
    const site = join(folder, 'site')
    await writeFiles(site, underAssets(assets))
    return convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      compatibilityDate,
      modules: modules.map(moduleOf),
      assets: {
        directory: join(site, 'assets'),
        routerConfig: { has_user_worker: true },
        assetConfig: { html_handling: 'none' },
      },
    })
  }

  const runtime = new Miniflare(await optionsFor(files))
  async function stop(): Promise<void> {
    await runtime.dispose()
    process.off('exit', removeFolder)
    removeFolder()
  }
  try {
    return {
      origin: (await runtime.ready).origin,
      update: async (next) => runtime.setOptions(await optionsFor(next)),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The runtime wants a folder, even where there is nothing to serve. */
function underAssets(assets: readonly OutputFile[]): OutputFile[] {
  const headers = { path: '_headers', bytes: new Uint8Array() }
  return [headers, ...assets].map(({ path, bytes }) => ({ path: `assets/${path}`, bytes }))
}

function moduleOf({ path, bytes }: OutputFile) {
  return path.endsWith('.js')
    ? { type: 'ESModule' as const, path, contents: new TextDecoder().decode(bytes) }
    : { type: 'Data' as const, path, contents: bytes }
}
