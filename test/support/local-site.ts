import { build } from '../../src/build.ts'
import { compileWorker } from '../../src/bundle/compile-worker.ts'
import type { WorkerFiles } from '../../src/bundle/output-file.ts'
import { type LocalWorker, startLocalWorker } from '../../src/commands/local-worker.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import { workerEntry } from '../../src/commands/worker-entry.ts'

/** A moment after everything that the sample content says. */
export const now = new Date('2026-11-01T12:00:00Z')

/** The files of a build; throws with the report when the content has problems. */
export async function buildFiles(
  content: string,
  at: Date = now,
  budget: number = moduleBudget(),
): Promise<WorkerFiles> {
  const worker = await compileWorker(workerEntry)
  const built = await build({ content, worker, now: at, moduleBudget: budget })
  if ('problems' in built) throw new Error(problemReport(built.problems, false))
  return built.files
}

/** The site in the real runtime on a free port. */
export async function startSite(content: string, at: Date = now): Promise<LocalWorker> {
  return await startLocalWorker(await buildFiles(content, at), 0)
}
