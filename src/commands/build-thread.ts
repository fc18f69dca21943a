import { parentPort, workerData } from 'node:worker_threads'
import { keptStore } from '../build/kept-store.ts'
import { build } from '../build.ts'
import { cacheFor } from './build-cache.ts'
import type { SentResult } from './builder.ts'
import { refusalOf } from './refusal-of.ts'
import { fileSender } from './sent-files.ts'

const { content: folder, worker, moduleBudget } = workerData
const store = keptStore(cacheFor(folder))
const modulesOf = fileSender()
const assetsOf = fileSender()

// What fails here ends the thread, and whoever asked is told.
parentPort?.on('message', async () => {
  parentPort?.postMessage(await result())
})

/** What the preview needs of a build, or what the caller is to mend. */
async function result(): Promise<SentResult> {
  try {
    return await sentBuild()
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    return { refusal }
  }
}

async function sentBuild(): Promise<SentResult> {
  // What is looked at is what is deployed.
  const built = await build({
    content: folder,
    worker,
    now: new Date(),
    push: true,
    store,
    moduleBudget,
  })
  if ('problems' in built) return built
  const { content, files } = built
  const { site, topics, articles } = content
  return {
    site,
    topics,
    articles: articles.length,
    files: { modules: modulesOf(files.modules), assets: assetsOf(files.assets) },
  }
}
