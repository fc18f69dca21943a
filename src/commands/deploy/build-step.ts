import type { Built } from '../../build.ts'
import { freePlanRemarks } from '../../bundle/limit-problems.ts'
import { hubOf } from '../../model/hub.ts'
import type { Problem } from '../../model/problem.ts'
import { buildSite } from '../build-site.ts'
import { workerBytes } from '../output-layout.ts'
import { counted, problemCount, problemReport } from '../problem-report.ts'
import type { DeployJob } from './deploy-job.ts'
import type { StepEnd } from './steps.ts'

/** Builds the content as it is deployed: what is checked is what is deployed. */
export async function buildStep(
  { content, output }: DeployJob,
  now: Date,
): Promise<StepEnd<Built | { problems: readonly Problem[] }>> {
  output.progress(`Building ${content}`)
  const built = await buildSite(content, now, output.progress, { push: true })
  if ('problems' in built) {
    const { problems } = built
    const details = problemReport(problems, output.outColour)
    return { state: 'failed', text: problemCount(problems), details, value: built }
  }
  const { articles, topics, site } = built.content
  const size = `a Worker of ${Math.ceil(workerBytes(built.files) / 1024)} KiB`
  const hub = hubOf(site)
  const parts = [
    `${counted(articles.length, 'article')} in ${counted(topics.length, 'topic')}`,
    size,
    ...(hub ? [`with the hub ${hub.url}`] : []),
  ]
  return { text: [parts.join(', '), ...freePlanRemarks(built.files)].join('; '), value: built }
}
