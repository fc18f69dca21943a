import { createHash } from 'node:crypto'
import type { OutputFile, WorkerFiles } from '../bundle/output-file.ts'
import { assetFolder } from './asset-folder.ts'
import type { FrontDoor } from './front-door.ts'
import { type PreviewRuntime, type Shown, startPreviewRuntime } from './preview-runtime.ts'

/** Serves one version of a site after the other, without a moment in which nothing answers. */
export interface PreviewServer {
  /**
   * @param files the last good build, if there was one
   * @param report a page in place of all others
   */
  show(files: WorkerFiles | undefined, report?: string): Promise<void>
  stop(): Promise<void>
}

/**
 * @param door leads to what is shown
 * @param maximumBytes of modules for one runtime: it keeps every site that it has loaded, in about
 *   three times their bytes
 */
export function previewServer(door: FrontDoor, maximumBytes = 100 * 2 ** 20): PreviewServer {
  const folder = assetFolder()
  let version: string | undefined
  let runtime: PreviewRuntime | undefined
  let loaded = 0

  async function replaceRuntime(shown: Shown): Promise<void> {
    const old = runtime
    runtime = await startPreviewRuntime(shown, folder.path)
    door.leadTo(runtime.origin)
    loaded = 0
    await old?.stop()
  }

  return {
    async show(files, report) {
      const { modules = [], assets = [] } = files ?? {}
      const name = hashOf(modules)
      const next = hashOf([...assets, { path: name, bytes: Buffer.from(report ?? '') }])
      if (next === version) return
      const shown = {
        version: next,
        ...(files && { site: { name, modules } }),
        ...(report !== undefined && { report }),
      }
      // A runtime knows only the assets that were there when it was started.
      const isOutdated = await folder.hold(assets)
      loaded += modules.reduce((sum, { bytes }) => sum + bytes.length, 0)
      if (!isOutdated) runtime?.show(shown)
      if (!runtime || isOutdated || loaded > maximumBytes) await replaceRuntime(shown)
      version = next
    },
    async stop() {
      await runtime?.stop()
      folder.remove()
    },
  }
}

function hashOf(files: readonly OutputFile[]): string {
  const hash = createHash('sha256')
  for (const { path, bytes } of files) hash.update(`${path} ${bytes.length}\n`).update(bytes)
  return hash.digest('hex').slice(0, 16)
}
