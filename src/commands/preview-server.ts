import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { OutputFile, WorkerFiles } from '../bundle/output-file.ts'
import { isHidden } from '../model/hidden-files.ts'
import { assetFolder } from './asset-folder.ts'
import type { FrontDoor } from './front-door.ts'
import { type PreviewRuntime, type Shown, startPreviewRuntime } from './preview-runtime.ts'

/** Serves one version of a site after the other, without a moment in which nothing answers. */
export interface PreviewServer {
  /**
   * Rejects, and goes on with what it shows, when the code of the site cannot start.
   * @param files the last good build, if there was one
   * @param report a page in place of all others
   */
  show(files: WorkerFiles | undefined, report?: string): Promise<void>
  /** For tests: a preview ends with its process. */
  stop(): Promise<void>
}

interface ServerOptions {
  /** Leads to what is shown. */
  door: FrontDoor
  /** Is told what the code of the site throws while it answers, and gives a page about it. */
  failed(trace: string): string
  /** Of modules for one runtime: it keeps every site that it loads, in about three times their bytes. */
  maximumBytes?: number
}

// For a download that goes on while the runtime that serves it is replaced.
const graceMilliseconds = 5000

export function previewServer(options: ServerOptions): PreviewServer {
  const { door, failed, maximumBytes = 100 * 2 ** 20 } = options
  const folder = assetFolder()
  let version: string | undefined
  let runtime: PreviewRuntime | undefined
  let isOutdated = false
  const digests = new WeakMap<Uint8Array, string>()
  // The bytes of every site that the runtime has loaded.
  const loaded = new Map<string, number>()

  async function replaceRuntime(shown: Shown): Promise<void> {
    const old = runtime
    runtime = await startPreviewRuntime(shown, folder.path, failed)
    isOutdated = false
    loaded.clear()
    count(shown)
    const answered = door.leadTo(runtime.origin)
    if (old) stopAfter(answered, old)
  }

  function count({ site }: Shown): void {
    if (site && !loaded.has(site.name)) loaded.set(site.name, sizeOf(site.modules))
  }

  function isFull(): boolean {
    return [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0) > maximumBytes
  }

  /** Bytes that were there before are the same object. */
  function hashOf(files: readonly OutputFile[]): string {
    const hash = createHash('sha256')
    for (const { path, bytes } of files) {
      const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex')
      digests.set(bytes, digest)
      hash.update(`${path} ${digest}\n`)
    }
    return hash.digest('hex').slice(0, 16)
  }

  async function change(shown: Shown, assets: readonly OutputFile[]): Promise<void> {
    // A runtime knows only the assets that were there when it was started.
    if (await folder.hold(assets)) isOutdated = true
    count(shown)
    if (!runtime || isOutdated || isFull()) await replaceRuntime(shown)
    else await runtime.show(shown)
  }

  return {
    async show(files, report) {
      const { modules = [], assets: all = [] } = files ?? {}
      const hidden = all.filter(isHidden)
      const assets = all.filter((file) => !isHidden(file))
      const name = hashOf([...modules, ...hidden])
      const next = hashOf([...assets, { path: name, bytes: Buffer.from(report ?? '') }])
      if (next === version) return
      const shown = {
        version: next,
        ...(files && { site: { name, modules, hidden } }),
        ...(report !== undefined && { report }),
      }
      try {
        await change(shown, assets)
      } catch (error) {
        // The code that has failed may keep the runtime busy for good.
        isOutdated = true
        throw error
      }
      version = next
    },
    async stop() {
      await runtime?.stop()
      folder.remove()
    },
  }
}

/** Stops a runtime when nobody waits for it any more, or soon. */
async function stopAfter(answered: Promise<void>, runtime: PreviewRuntime): Promise<void> {
  await Promise.race([answered, setTimeout(graceMilliseconds, undefined, { ref: false })])
  // What is left of it goes when the process does.
  await runtime.stop().catch(() => {})
}

function sizeOf(files: readonly OutputFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0)
}
