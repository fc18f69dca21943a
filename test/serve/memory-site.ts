import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Built, build } from '../../src/build.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import type { Bundle } from '../../src/model/bundle.ts'
import type { Problem } from '../../src/model/problem.ts'
import { createWorker } from '../../src/worker.ts'
import { contentBundle } from './content-bundle.ts'
import { bundleAsWorker, loadBundle } from './load-bundle.ts'

/** Asks for a path of the site, or for an address elsewhere, at a moment. */
export type Ask = (
  path: string,
  moment: Date | number,
  headers?: Record<string, string>,
  method?: string,
) => Promise<Response>

/** Builds a copy of the sample content to which these files are added. */
export async function buildSample(
  added: Readonly<Record<string, string>>,
  now: Date,
): Promise<Built | { problems: Problem[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-content-'))
  try {
    cpSync('content', folder, { recursive: true })
    for (const [path, text] of Object.entries(added)) writeFileSync(join(folder, path), text)
    return await build({
      content: folder,
      worker: bundleAsWorker,
      now,
      moduleBudget: moduleBudget(),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The bundle of the sample site with these files. */
export async function memoryBundle(
  added: Readonly<Record<string, string>>,
  now: Date,
): Promise<Bundle> {
  const built = await buildSample(added, now)
  if ('problems' in built) throw new Error(problemReport(built.problems, false))
  return await loadBundle(built.files)
}

/**
 * The sample site with these files, as a build of that moment serves it.
 * @param topics YAML of further topics
 */
export async function memorySite(
  added: Readonly<Record<string, string>>,
  now: Date,
  topics = '',
): Promise<Ask> {
  const file = { 'topics.yaml': `${readFileSync('content/topics.yaml', 'utf8')}\n${topics}` }
  return askBundle(await memoryBundle({ ...file, ...added }, now))
}

/** Serves content that exists in memory only, as a build of that moment has it. */
export async function livingContent(
  files: Readonly<Record<string, string>>,
  now: Date,
): Promise<Ask> {
  return livingBundle(await contentBundle(files, now))
}

/** Serves a bundle from one Worker that lives on from moment to moment. */
export function livingBundle(bundle: Bundle): Ask {
  let time = 0
  const worker = createWorker(bundle, () => time)
  return async (path, moment, headers = {}, method = 'GET') => {
    time = Number(moment)
    return await worker.fetch(new Request(new URL(path, bundle.site.url), { headers, method }))
  }
}

/** Serves a bundle under a clock that stands still. */
export function askBundle(bundle: Bundle): Ask {
  return async (path, moment, headers = {}, method = 'GET') => {
    const worker = createWorker(bundle, () => Number(moment))
    return await worker.fetch(new Request(new URL(path, bundle.site.url), { headers, method }))
  }
}
