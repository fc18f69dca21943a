import { checkReport, countsInWords } from '../check/check-report.ts'
import type { Examination } from '../doctor/examination.ts'
import { examine } from '../doctor/examine.ts'
import type { DeployJob, RunningBuild } from './deploy-job.ts'
import type { StepEnd } from './steps.ts'

/** Looks at the site as readers do, for some seconds. */
export async function doctorStep(
  { output }: DeployJob,
  { content, files }: RunningBuild,
  origin: string,
): Promise<StepEnd<Examination>> {
  const examination = await examine(origin, {
    quick: true,
    build: { content, files },
    progress: output.progress,
  })
  const { ok, counts, findings } = examination
  const words = `${countsInWords(counts)} at ${origin}`
  const text =
    findings.length === 0 ? words : `${words}; npm run doctor -- ${origin} says what to do`
  if (findings.length === 0) return { text, value: examination }
  const details = checkReport(findings, new Map(), output.outColour)
  return { ...(!ok && { state: 'failed' as const }), text, details, value: examination }
}
