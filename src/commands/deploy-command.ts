import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { readBaseConfig } from './deploy/base-config.ts'
import type { DeployJob } from './deploy/deploy-job.ts'
import { deploySite } from './deploy/deploy-site.ts'
import { stepsTo } from './deploy/steps.ts'
import { exitOnSignals } from './exit-on-signals.ts'
import { outputFolder } from './output-folder.ts'
import { printable } from './paint.ts'

/** Brings the site to its readers. */
export const deployCommand: Command = {
  name: 'deploy',
  description: 'Checks, builds and deploys the site, waits for it, looks at it, and tells its hub.',
  options: {
    content: contentOption,
    out: { type: 'string', default: 'dist', value: 'DIR', description: 'the folder to write' },
    config: {
      type: 'string',
      default: 'wrangler.toml',
      value: 'FILE',
      description: 'the Wrangler configuration to begin with',
    },
    wait: {
      type: 'string',
      default: '120',
      value: 'SECONDS',
      description: 'how long to wait for the new version',
    },
    force: { type: 'boolean', description: 'deploy even when the check finds errors' },
    'dry-run': { type: 'boolean', description: 'do all that needs no account and no network' },
    json: { type: 'boolean', description: 'print the result as JSON' },
  },
  async run(options, output) {
    const job = jobOf(options, output)
    exitOnSignals()
    const steps = stepsTo(output, { silent: job.json })
    const end = await deploySite(job, steps)
    if (job.json)
      output.out(JSON.stringify({ ...end, dryRun: job.dryRun, steps: steps.ended }, null, 2))
    else (end.ok ? output.out : output.error)(`\n${printable(end.sentence)}`)
    return end.ok ? 0 : 1
  },
}

function jobOf(options: Parameters<Command['run']>[0], output: Output): DeployJob {
  const content = contentFolder(options['content'])
  return {
    content,
    folder: outputFolder(options['out'], content),
    base: readBaseConfig(String(options['config'])),
    patience: secondsOf(options['wait']),
    dryRun: options['dry-run'] === true,
    force: options['force'] === true,
    json: options['json'] === true,
    output,
  }
}

function secondsOf(value: unknown): number {
  const seconds = Number(value)
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 3600) return seconds
  throw new UsageError(`--wait ${value}: expected a number of seconds from 0 to 3600`)
}
