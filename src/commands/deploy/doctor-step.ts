import { countsInWords } from '../check/check-report.ts'
import { doctorReport } from '../doctor/doctor-report.ts'
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
  const text = `${countsInWords(counts)} at ${origin}`
  if (findings.length === 0) return { text, value: examination }
  const details = doctorReport(examination, { colour: output.outColour, columns: output.columns })
  return { ...(!ok && { state: 'failed' as const }), text, details, value: examination }
}
