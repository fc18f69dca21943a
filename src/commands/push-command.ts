import type { Channel } from '../model/channel.ts'
import { type Hub, hubOf } from '../model/hub.ts'
import type { Problem } from '../model/problem.ts'
import type { Ping } from '../push/ping.ts'
import { pingHub } from '../push/ping-hub.ts'
import { openContent } from '../read/open-content.ts'
import { loadFiles } from '../read/source/load-files.ts'
import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { exitOnSignals } from './exit-on-signals.ts'
import { counted, problemReport } from './problem-report.ts'
import { progressBar } from './progress-bar.ts'
import { refusedPings } from './push/refused-pings.ts'
import { feedNamed, siteFeeds } from './push/site-feeds.ts'

/** Tells the hub of feeds, whatever it was told before. */
export const pushCommand: Command = {
  name: 'push',
  description: 'Tells the hub of site.yaml that feeds have news; exit 1 when it takes not all.',
  argument: {
    value: 'FEED',
    optional: true,
    several: true,
    description: 'addresses or paths of feeds',
  },
  options: {
    content: contentOption,
    all: { type: 'boolean', description: 'tell it of all feeds' },
    json: { type: 'boolean', description: 'print the result as JSON' },
  },
  async run(options, output, ...named) {
    const isAll = options['all'] === true
    if (isAll === named.length > 0) {
      throw new UsageError('npm run push takes either --all or the addresses of feeds')
    }
    exitOnSignals()
    const settings = readSettings(contentFolder(options['content']))
    const isJson = options['json'] === true
    if ('problems' in settings) return refuse(settings.problems, output, isJson)
    const { hub, url, channels } = settings
    const feeds = isAll
      ? siteFeeds(url, channels)
      : [...new Set(named.map((name) => feedNamed(name, url, channels)))]
    const pings = await pingAll(hub.url, feeds, output)
    const ok = pings.every((ping) => ping.ok)
    if (isJson) output.out(JSON.stringify({ ok, hub: hub.url, feeds: pings }, null, 2))
    else tell(hub.url, pings, output)
    return ok ? 0 : 1
  },
}

interface PushSettings {
  url: string
  hub: Hub
  channels: readonly Channel[]
}

/** What the settings say; articles may be in the middle of an edit. */
function readSettings(root: string): PushSettings | { problems: Problem[] } {
  const options = { root, feedFiles: [], sitePaths: [], now: new Date() }
  const { lists, site, channels } = openContent(loadFiles(root), options)
  const problems = [...lists.site.problems, ...lists.topics.problems]
  if (problems.length > 0) return { problems }
  const hub = hubOf(site.site)
  if (!hub) throw new UsageError(`${root}/site.yaml names no hub; docs/push.md says how`)
  return { url: site.site.url, hub, channels }
}

function refuse(problems: Problem[], output: Output, isJson: boolean): number {
  if (isJson) output.out(JSON.stringify({ ok: false, problems }, null, 2))
  else output.error(`${problemReport(problems, output.colour)}; the hub was told nothing`)
  return 1
}

async function pingAll(hub: string, feeds: readonly string[], output: Output): Promise<Ping[]> {
  let done = 0
  const progress = () => output.progress(progressBar(`Telling ${hub}`, done, feeds.length))
  progress()
  return await pingHub(hub, feeds, {
    onPing() {
      done += 1
      progress()
    },
  })
}

function tell(hub: string, pings: readonly Ping[], output: Output): void {
  const refused = pings.filter(({ ok }) => !ok)
  if (refused.length > 0) output.error(refusedPings(refused))
  const taken = pings.length - refused.length
  output.out(
    refused.length === 0
      ? `${hub} was told of ${counted(pings.length, 'feed')}`
      : `${hub} has taken ${taken} of ${counted(pings.length, 'feed')}`,
  )
}
