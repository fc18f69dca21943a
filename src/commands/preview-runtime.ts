import { fileURLToPath } from 'node:url'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { OutputFile } from '../bundle/output-file.ts'
import { compatibilityDate, type LocalWorker, startRuntime } from './local-worker.ts'
import { framed } from './module-frame.ts'
import { modulesPath, statePath } from './preview-state.ts'

/** What is to be seen. */
export interface Shown {
  /** Equal for what cannot be told apart. */
  version: string
  /** The modules of the last good build, if there was one, under a name of their own. */
  site?: { name: string; modules: readonly OutputFile[] }
  /** A page in place of all others. */
  report?: string
}

/** A runtime that goes on with other modules without being started again. */
export interface PreviewRuntime extends LocalWorker {
  show(shown: Shown): void
}

const workerSource = fileURLToPath(new URL('preview-worker.ts', import.meta.url))

/** @param assets the folder of the files that are served without the Worker */
export async function startPreviewRuntime(first: Shown, assets: string): Promise<PreviewRuntime> {
  let shown = first
  const { Response } = await import('miniflare')
  const code = await compileWorker(workerSource)
  const worker = await startRuntime({
    modules: [{ ...code, path: 'preview.js' }],
    assets,
    port: 0,
    bindings: {
      workerLoaders: { LOADER: {} },
      serviceBindings: {
        PREVIEW: ({ url }) => {
          const { version, site, report } = shown
          const { pathname } = new URL(url)
          if (pathname === modulesPath) return new Response(framed(site?.modules ?? []))
          if (pathname !== statePath) return new Response(null, { status: 404 })
          return Response.json({ version, report, site: site?.name, compatibilityDate })
        },
      },
    },
  })
  return {
    ...worker,
    show(next) {
      shown = next
    },
  }
}
