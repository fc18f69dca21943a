import { fileURLToPath } from 'node:url'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { OutputFile } from '../bundle/output-file.ts'
import { compatibilityDate, type LocalWorker, startRuntime } from './local-worker.ts'
import { framed } from './module-frame.ts'
import {
  candidatePath,
  failurePath,
  modulesPath,
  type PreviewState,
  statePath,
  trialPath,
} from './preview-state.ts'

/** The Worker of a build. */
export interface ShownSite {
  /** Another one for other files. */
  name: string
  modules: readonly OutputFile[]
  /** The static assets that only the Worker may read. */
  hidden: readonly OutputFile[]
}

/** What is to be seen. */
export interface Shown {
  /** Equal for what cannot be told apart. */
  version: string
  /** The last good build, if there was one. */
  site?: ShownSite
  /** A page in place of all others. */
  report?: string
}

/** A runtime that goes on with other modules without being started again. */
export interface PreviewRuntime extends LocalWorker {
  /** Shows something else; rejects, and shows what it did, when the code of a site cannot start. */
  show(shown: Shown): Promise<void>
}

const workerSource = fileURLToPath(new URL('preview-worker.ts', import.meta.url))

// A Worker starts within a second; one that never does would block the runtime for good.
const trialMilliseconds = 10_000

/**
 * Starts a runtime, which rejects as `show` does.
 * @param assets the folder of the files that are served without the Worker
 * @param failed is told what the code of the site throws later on, and gives a page about it
 */
export async function startPreviewRuntime(
  first: Shown,
  assets: string,
  failed: (trace: string) => string,
): Promise<PreviewRuntime> {
  let shown: Shown = { version: '' }
  // Requests that came before a change are still answered from it.
  let former: Shown = shown
  let candidate = first
  const { Response } = await import('miniflare')
  const code = await compileWorker(workerSource)
  const worker = await startRuntime({
    modules: [{ ...code, path: 'preview.js' }],
    assets,
    port: 0,
    bindings: {
      workerLoaders: { LOADER: {} },
      serviceBindings: {
        PREVIEW: async (request) => {
          const { pathname, search } = new URL(request.url)
          if (pathname === statePath) return Response.json(stateOf(shown))
          if (pathname === candidatePath) return Response.json(stateOf(candidate))
          if (pathname === failurePath) return new Response(failed(await request.text()))
          const sites = [candidate, shown, former].flatMap(({ site }) => site ?? [])
          const site = sites.find(({ name }) => `?${name}` === search)
          if (pathname === modulesPath && site) return new Response(framed(site.modules))
          const file = hiddenFile(pathname, sites)
          return file ? new Response(file.bytes) : new Response(null, { status: 404 })
        },
      },
    },
  })

  async function show(next: Shown): Promise<void> {
    candidate = next
    if (next.site && next.site.name !== shown.site?.name) await tryAt(worker.origin)
    former = shown
    shown = next
  }

  try {
    await show(first)
    return { ...worker, show }
  } catch (error) {
    await worker.stop()
    throw error
  }
}

/** Their names have a hash of the bytes: it does not matter of which site the file is. */
function hiddenFile(pathname: string, sites: readonly ShownSite[]): OutputFile | undefined {
  return sites.flatMap(({ hidden }) => hidden).find(({ path }) => `/${path}` === pathname)
}

function stateOf({ version, site, report }: Shown): PreviewState {
  return {
    version,
    ...(report !== undefined && { report }),
    ...(site && { site: site.name }),
    compatibilityDate,
  }
}

/** Throws what the code of the candidate throws. */
async function tryAt(origin: string): Promise<void> {
  const signal = AbortSignal.timeout(trialMilliseconds)
  const answer = await fetch(origin + trialPath, { signal })
  const trace = await answer.text()
  if (!answer.ok) throw Object.assign(new Error('the Worker has failed'), { stack: trace })
}
