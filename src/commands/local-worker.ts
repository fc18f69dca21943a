import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OutputFile } from '../bundle/output-file.ts'
import { writeFiles } from '../bundle/write-files.ts'

/** Newer than the bundled runtime would be refused; the same date stands in `wrangler.toml`. */
export const compatibilityDate = '2026-10-23'

/** A built Worker that runs in the real runtime on this machine. */
export interface LocalWorker {
  /** Such as `http://127.0.0.1:8787`. */
  origin: string
  /** Goes on with other files, at the same address. */
  update(files: readonly OutputFile[], main?: string): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a build in workerd.
 * @param port 0 for any that is free
 * @param main the module that answers
 */
export async function startLocalWorker(
  files: readonly OutputFile[],
  port: number,
  main = 'index.js',
): Promise<LocalWorker> {
  // Without it the runtime would ask the network where this machine is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
  const { Miniflare, convertV4MiniflareOptions } = await import('miniflare')
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-'))
  const optionsFor = async (current: readonly OutputFile[], entry: string) => {
    const assets = current.filter(({ path }) => path.startsWith('assets/'))
    await writeFiles(join(folder, 'site'), assets.length > 0 ? assets : [emptyHeaders])
    return convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      compatibilityDate,
      modules: modulesOf(current, entry),
      assets: {
        directory: join(folder, 'site', 'assets'),
        routerConfig: { has_user_worker: true },
      },
    })
  }
  const runtime = new Miniflare(await optionsFor(files, main))
  const origin = (await runtime.ready).origin
  return {
    origin,
    async update(next, entry = 'index.js') {
      await runtime.setOptions(await optionsFor(next, entry))
    },
    async stop() {
      await runtime.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const emptyHeaders: OutputFile = { path: 'assets/_headers', bytes: new Uint8Array() }

/** The modules of the Worker, the answering one first. */
function modulesOf(files: readonly OutputFile[], main: string) {
  return files
    .filter(({ path }) => !path.startsWith('assets/'))
    .sort((a, b) => Number(b.path === main) - Number(a.path === main))
    .map(({ path, bytes }) =>
      path.endsWith('.js')
        ? { type: 'ESModule' as const, path, contents: new TextDecoder().decode(bytes) }
        : { type: 'Data' as const, path, contents: bytes },
    )
}
