import { isAbsolute } from 'node:path'
import { build } from '../../src/build.ts'
import { compileWorker } from '../../src/bundle/compile-worker.ts'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import { type LocalWorker, startLocalWorker } from '../../src/commands/local-worker.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import { workerEntry } from '../../src/commands/worker-entry.ts'

/** A moment after everything that the sample content says. */
export const now = new Date('2026-11-01T12:00:00Z')

let worker: Promise<OutputFile> | undefined
const sites = new Map<string, Promise<WorkerFiles>>()

/** The code of the Worker, which is the same in all tests. */
export function workerCode(): Promise<OutputFile> {
  worker ??= compileWorker(workerEntry)
  return worker
}

/** The files of a build; throws with the report when the content has problems. */
export async function buildFiles(
  content: string,
  at: Date = now,
  budget: number = moduleBudget(),
): Promise<WorkerFiles> {
  // A test has made that folder, and may change it; those of the project stay as they are.
  if (isAbsolute(content)) return await built(content, at, budget)
  const key = `${content} ${at.toISOString()} ${budget}`
  const site = sites.get(key) ?? built(content, at, budget)
  sites.set(key, site)
  return await site
}

async function built(content: string, at: Date, budget: number): Promise<WorkerFiles> {
  const result = await build({ content, worker: await workerCode(), now: at, moduleBudget: budget })
  if ('problems' in result) throw new Error(problemReport(result.problems, false))
  return result.files
}

/** The site in the real runtime on a free port. */
export async function startSite(content: string, at: Date = now): Promise<LocalWorker> {
  return await startLocalWorker(await buildFiles(content, at), 0)
}
