import { type Command, UsageError } from './command.ts'
import { askDatasets } from './stats/ask-dataset.ts'
import { figuresReport } from './stats/figures-report.ts'
import { readFigures } from './stats/read-figures.ts'
import { statsDataset } from './stats/stats-dataset.ts'

/** What the command takes from around it. */
export interface StatsSurroundings {
  /** Address of Cloudflare's API. */
  api: string
  /** The configuration of Wrangler, which names the dataset. */
  configuration: string
  environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  clock: () => number
}

// Analytics Engine keeps data for three months.
const mostDays = 90

/** Tells who asks for the feeds, as far as that is stored. */
export const statsCommand: Command = statsCommandIn({
  api: 'https://api.cloudflare.com/client/v4',
  configuration: 'wrangler.toml',
  environment: process.env,
  clock: Date.now,
})

export function statsCommandIn(surroundings: StatsSurroundings): Command {
  return {
    name: 'stats',
    description: 'Tells who asks for the feeds: subscribers, requests and what they were answered.',
    options: {
      days: {
        type: 'string',
        default: '7',
        value: 'N',
        description: `how many days to look back, up to ${mostDays}`,
      },
      json: { type: 'boolean', description: 'print the figures as JSON' },
    },
    async run(options, output) {
      const days = daysOf(options['days'] ?? '7')
      const dataset = statsDataset(surroundings.configuration)
      const ask = askDatasets({ api: surroundings.api, ...accessIn(surroundings.environment) })
      output.progress(`Asking Cloudflare for the dataset ${dataset}`)
      const now = new Date(surroundings.clock())
      const figures = await readFigures(ask, { dataset, days, now })
      output.out(options['json'] ? JSON.stringify(figures, null, 2) : figuresReport(figures))
      return 0
    },
  }
}

function daysOf(text: unknown): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new UsageError(`--days ${text}: expected a number from 1 to ${mostDays}`)
  }
  return days
}

function accessIn(environment: StatsSurroundings['environment']): {
  account: string
  token: string
} {
  const { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token } = environment
  if (!account || !token) {
    throw new UsageError(
      'npm run stats needs CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN in its environment: docs/stats.md says where they come from',
    )
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError('CLOUDFLARE_API_TOKEN has characters that no token has: copy it anew')
  }
  return { account, token }
}
