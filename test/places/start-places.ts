import { join } from 'node:path'
import { build } from '../../src/build.ts'
import { fileAt, type OutputFile } from '../../src/bundle/output-file.ts'
import { writeFiles } from '../../src/bundle/write-files.ts'
import { startLocalWorker } from '../../src/commands/local-worker.ts'
import { openDiskBuild } from '../../src/commands/node/disk-build.ts'
import { startNodeServer } from '../../src/commands/node/node-server.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import { writeStaticSite } from '../../src/commands/static/write-static-site.ts'
import { buildFiles, workerCode } from '../support/local-site.ts'
import type { Place } from './abilities.ts'

/** A site that is served somewhere on this machine. */
export interface StartedPlace {
  place: Place
  origin: string
  stop(): Promise<void>
}

/**
 * Serves a content folder in all places, each by what really serves there.
 * @param folder an empty one, for the files
 */
export async function startPlaces(
  content: string,
  folder: string,
  now: Date,
): Promise<StartedPlace[]> {
  const files = await writePlaces(content, folder, now)
  const server = await startNodeServer(await openDiskBuild(join(folder, 'dist')), {
    port: 0,
    host: '127.0.0.1',
    proxy: false,
  })
  return [
    { place: 'Worker', ...(await startLocalWorker(files, 0)) },
    { place: 'Node', origin: server.origin, stop: () => server.stop() },
    { place: 'static', ...(await startPlainFiles(join(folder, 'plain'))) },
  ]
}

/** Writes what Node serves into `dist`, and plain files into `plain`. */
export async function writePlaces(content: string, folder: string, now: Date) {
  const files = await buildFiles(content, now)
  const built = await builtAsFiles(content, now)
  await writeStaticSite(join(folder, 'plain'), { built, now, onProgress: () => {} })
  await writeFiles(join(folder, 'dist'), [
    ...below('worker', files.modules),
    ...below('assets', files.assets),
  ])
  return files
}

/** The build that plain files are written from. */
export async function builtAsFiles(content: string, now: Date) {
  const built = await build({
    content,
    worker: await workerCode(),
    now,
    moduleBudget: 0,
    plainFiles: true,
  })
  if ('problems' in built) throw new Error(problemReport(built.problems, false))
  return built
}

function below(folder: string, files: readonly OutputFile[]): OutputFile[] {
  return files.map((file) => fileAt(`${folder}/${file.path}`, file))
}

/** Cloudflare's own server of static files, with `_headers` and `_redirects`. */
export async function startPlainFiles(
  directory: string,
): Promise<{ origin: string; stop(): Promise<void> }> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
  const { Miniflare, convertV4MiniflareOptions } = await import('miniflare')
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      modules: true,
      script: 'export default { fetch: () => new Response("no file", { status: 599 }) }',
      assets: {
        directory,
        routerConfig: { has_user_worker: false },
        assetConfig: { html_handling: 'auto-trailing-slash', not_found_handling: '404-page' },
      },
    }),
  )
  return { origin: (await runtime.ready).origin, stop: () => runtime.dispose() }
}
