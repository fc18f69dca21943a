import { join } from 'node:path'
import type { OutputFile } from '../../bundle/output-file.ts'
import { hubPath } from '../../model/hub.ts'
import { writeOutput } from '../output-folder.ts'
import { outputLayout } from '../output-layout.ts'
import type { DeployJob, RunningBuild } from './deploy-job.ts'
import { type DeployedPlaces, deployedPlaces } from './deployed-places.ts'
import { advertisesHub, type FeedStates } from './feed-states.ts'
import { isLoggedIn, runWrangler } from './run-wrangler.ts'
import type { StepEnd } from './steps.ts'
import { configName, workerConfig } from './worker-config.ts'

/** Writes the build with its configuration, and has Wrangler deploy it. */
export async function deployStep(
  { folder, base, dryRun, json }: DeployJob,
  { files, content: { site } }: RunningBuild,
  before: FeedStates,
): Promise<StepEnd<DeployedPlaces | undefined>> {
  const config = workerConfig(base, { site, hadOwnHub: advertisesHub(before, site.url + hubPath) })
  await writeOutput(folder, [...outputLayout(files), asFile(config)])
  const args = ['deploy', '--config', join(folder, configName), ...(dryRun ? ['--dry-run'] : [])]
  const { code, targets } = await runWrangler(args, { toError: json, quiet: dryRun })
  if (code !== 0) {
    const text = `Wrangler ended ${code === undefined ? 'by a signal' : `with exit code ${code}`}${await adviceOn(dryRun)}`
    return { state: 'failed', text, value: undefined }
  }
  const places = deployedPlaces(targets)
  return {
    text: dryRun ? `Wrangler would take it as ${base.name}` : placed(base.name, places),
    value: places,
  }
}

function asFile(config: object): OutputFile {
  return { path: configName, bytes: Buffer.from(`${JSON.stringify(config, null, 2)}\n`) }
}

async function adviceOn(dryRun: boolean): Promise<string> {
  if (dryRun || (await isLoggedIn())) return '; its own words are above'
  return (
    ' because it knows no account: run npx wrangler login once, or, where nobody can answer a ' +
    'browser, set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID (docs/deploy.md tells how)'
  )
}

function placed(name: string, { workersDev, hosts }: DeployedPlaces): string {
  const at = [...hosts, ...(workersDev === undefined ? [] : [workersDev])]
  return at.length === 0 ? name : `${name} at ${at.join(', ')}`
}
