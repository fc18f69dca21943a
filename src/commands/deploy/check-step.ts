import { checkReport, countsInWords, countsOf } from '../check/check-report.ts'
import { checkBuilt } from '../check/check-site.ts'
import type { Remark } from '../check/remark.ts'
import type { DeployJob, RunningBuild } from './deploy-job.ts'
import type { StepEnd } from './steps.ts'

/** What the check has found. */
export interface CheckResult {
  /** Whether the deploy goes on. */
  ok: boolean
  findings: readonly Remark[]
}

/** Asks the build for everything, as `npm run check` does. */
export async function checkStep(
  { content, force, output }: DeployJob,
  built: RunningBuild,
): Promise<StepEnd<CheckResult>> {
  const { remarks, documents } = await checkBuilt(built, {
    root: content,
    now: built.now,
    origin: built.origin,
    onProgress: output.progress,
  })
  const counts = countsOf(remarks)
  const words = countsInWords(counts)
  const value = { ok: force || counts.error === 0, findings: remarks }
  if (counts.error === 0) {
    const advice = remarks.length === 0 ? '' : '; npm run check tells of them'
    return { text: words + advice, value }
  }
  const errors = remarks.filter(({ level }) => level === 'error')
  const details = checkReport(errors, documents, output.outColour)
  if (force) return { text: `${words}; --force goes on all the same`, details, value }
  return { state: 'failed', text: words, details, value }
}
