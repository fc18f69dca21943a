import { statSync } from 'node:fs'
import type { Built } from '../build.ts'
import { readSettings } from '../read/settings/read-settings.ts'
import { readSite } from '../read/settings/read-site.ts'
import { loadFiles } from '../read/source/load-files.ts'
import { isLoopback } from '../serve/canonical-origin.ts'
import { buildSite } from './build-site.ts'
import { type Command, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { doctorReport } from './doctor/doctor-report.ts'
import { type Entered, enterLiveSite } from './doctor/enter-live-site.ts'
import type { Examination } from './doctor/examination.ts'
import { examine } from './doctor/examine.ts'
import { exitOnSignals } from './exit-on-signals.ts'
import { problemReport } from './problem-report.ts'

const usualFolder = 'content'

// What has appeared or expired since then is told apart from what another build has.
const lookBack = 2 * 86_400_000

/** Asks a live site as its readers do. */
export const doctorCommand: Command = {
  name: 'doctor',
  description: 'Asks the live site as readers do, and tells who is harmed and what to do.',
  argument: { value: 'URL', description: 'the address of the site, or of a feed' },
  options: {
    content: {
      type: 'string',
      value: 'DIR',
      description: `the articles that the site is to have (default: ${usualFolder}, for its own site)`,
    },
    quick: { type: 'boolean', description: 'only the essentials, in a few seconds' },
    json: { type: 'boolean', description: 'print the result as JSON' },
  },
  async run(options, output, argument) {
    const address = addressOf(argument)
    exitOnSignals()
    const { content } = options
    const entered = await siteShownAt(address, { content, progress: output.progress })
    const folder = folderFor(entered?.named[0] ?? address.href, content)
    const build = folder === undefined ? undefined : await built(folder, output)
    if (build && 'problems' in build) {
      if (options['json']) output.out(JSON.stringify({ ok: false, ...build }, null, 2))
      else output.error(`${problemReport(build.problems, output.colour)}; its feeds were not asked`)
      return 1
    }
    const examination = await examine(address.href, {
      quick: options['quick'] === true,
      progress: output.progress,
      ...(build && { build }),
      ...(entered && { entered }),
    })
    output.out(options['json'] ? JSON.stringify(examination, null, 2) : textOf(examination, output))
    return examination.ok ? 0 : 1
  },
}

function textOf(examination: Examination, { outColour, columns }: Output): string {
  const report = doctorReport(examination, { colour: outColour, columns })
  const { findings } = examination
  return findings.length === 0 ? report : `${report}\ndocs/doctor.md tells of each finding`
}

/**
 * What is to be seen at an address on this machine, where any site may be shown: its documents say
 * which it is. Undefined where that is known.
 */
async function siteShownAt(
  address: URL,
  { content, progress }: { content: unknown; progress: Output['progress'] },
): Promise<Entered | undefined> {
  if (!isLoopback(address.hostname) || content !== undefined) return undefined
  progress(`Asking ${address.href}`)
  return await enterLiveSite(address.href)
}

function addressOf(argument: string | undefined): URL {
  if (argument === undefined) throw new UsageError('npm run doctor takes the URL of a site')
  const address = URL.parse(argument)
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new UsageError(`${argument}: expected an address such as https://news.example`)
  }
  return address
}

/** The folder that an option names; else the project's own, when it is the content of that site. */
function folderFor(address: string, option: unknown): string | undefined {
  if (option !== undefined) return contentFolder(option)
  if (!statSync(usualFolder, { throwIfNoEntry: false })?.isDirectory()) return undefined
  const { value } = readSettings(loadFiles(usualFolder), 'site.yaml', usualFolder, (text, list) =>
    readSite(text, list, new Date()),
  )
  return value && bareHost(value.site.url) === bareHost(address) ? usualFolder : undefined
}

function bareHost(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}

async function built(
  folder: string,
  output: Output,
): Promise<Built | Extract<Awaited<ReturnType<typeof buildSite>>, { problems: unknown }>> {
  output.progress(`Building ${folder}`)
  return await buildSite(folder, new Date(Date.now() - lookBack), output.progress, { push: true })
}
