import type { Problem } from '../../model/problem.ts'
import type { Ping } from '../../push/ping.ts'
import type { Remark } from '../check/remark.ts'
import { feedPaths } from '../diff/new-site.ts'
import type { Examination } from '../doctor/examination.ts'
import { startLocalWorker } from '../local-worker.ts'
import { buildStep } from './build-step.ts'
import { checkStep } from './check-step.ts'
import type { DeployJob, RunningBuild } from './deploy-job.ts'
import { deployStep } from './deploy-step.ts'
import { doctorStep } from './doctor-step.ts'
import { endSentence, failedDeploySentence, rehearsalSentence } from './end-sentence.ts'
import { feedStates } from './feed-states.ts'
import { plannedPush, pushStep } from './push-step.ts'
import { rememberStep } from './remember-step.ts'
import type { Steps } from './steps.ts'
import { type LivePlace, waitStep } from './wait-step.ts'

/** What has come of a deploy. */
export interface DeployEnd {
  ok: boolean
  /** What is live and what is not, and what is to be done. */
  sentence: string
  problems?: readonly Problem[]
  /** What the check has found. */
  findings?: readonly Remark[]
  place?: LivePlace
  examination?: Examination
  /** Addresses of the feeds that have changed. */
  changed?: readonly string[]
  /** Addresses of the feeds that the hub would be told of, as far as they have changed. */
  planned?: readonly string[]
  /** What became of telling the hub of them. */
  pings?: readonly Ping[]
}

const nothingDeployed = 'Nothing was deployed: what is live is as it was.'

/** The whole way from the content to subscribers who know of it. */
export async function deploySite(job: DeployJob, steps: Steps): Promise<DeployEnd> {
  const now = new Date()
  const built = await steps.run('build', () => buildStep(job, now))
  if ('problems' in built) {
    return { ok: false, sentence: nothingDeployed, problems: built.problems }
  }
  const local = await startLocalWorker(built.files, 0)
  try {
    const running = { ...built, now, origin: local.origin }
    const { ok, findings } = await steps.run('check', () => checkStep(job, running))
    if (!ok) return { ok, sentence: nothingDeployed, findings }
    const end = job.dryRun ? await rehearse(job, running, steps) : await deploy(job, running, steps)
    return { ...end, findings }
  } finally {
    await local.stop()
  }
}

async function deploy(job: DeployJob, built: RunningBuild, steps: Steps): Promise<DeployEnd> {
  const { site } = built.content
  const paths = feedPaths(built.content)
  const before = await steps.run('remember', () =>
    rememberStep(site.url, paths, job.output.progress),
  )
  const places = await steps.run('deploy', () => deployStep(job, built, before))
  const fresh = await feedStates(built.origin, paths)
  if (!places) {
    return { ok: false, sentence: await failedDeploySentence(site, before, fresh) }
  }
  const place = await steps.run('wait', () =>
    waitStep({
      site: site.url,
      places,
      before,
      fresh,
      local: built.origin,
      patience: job.patience,
      onProgress: job.output.progress,
    }),
  )
  const examination =
    place.kind === 'nowhere'
      ? undefined
      : await steps.run('doctor', () => doctorStep(job, built, place.origin))
  // Whatever the doctor has found is live now, and readers that trust the hub do not ask.
  const push = await steps.run('push', () =>
    pushStep({ site, before, fresh, place, onProgress: job.output.progress }),
  )
  return {
    ok: place.kind !== 'nowhere' && examination?.ok === true && push.ok,
    sentence: endSentence({ site, place, examination, push }),
    place,
    ...(examination && { examination }),
    changed: push.changed,
    pings: push.pings,
  }
}

/** All of it that needs neither an account nor the network. */
async function rehearse(job: DeployJob, built: RunningBuild, steps: Steps): Promise<DeployEnd> {
  const places = await steps.run('deploy', () => deployStep(job, built, new Map()))
  const examination = await steps.run('doctor', () => doctorStep(job, built, built.origin))
  const { site } = built.content
  const planned = await steps.run('push', async () => plannedPush(site, feedPaths(built.content)))
  const ok = places !== undefined && examination.ok
  return { ok, sentence: rehearsalSentence(site.url, job.base.name, ok), examination, planned }
}
