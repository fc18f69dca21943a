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
import { enterLiveSite } from './doctor/enter-live-site.ts'
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
    const folder = await folderFor(address, options['content'])
    const build = folder === undefined ? undefined : await built(folder, output)
    if (build && 'problems' in build) {
      if (options['json']) output.out(JSON.stringify({ ok: false, ...build }, null, 2))
      else output.error(`${problemReport(build.problems, output.colour)}; the site was not asked`)
      return 1
    }
    const examination = await examine(address.href, {
      quick: options['quick'] === true,
      progress: output.progress,
      ...(build && { build }),
    })
    if (options['json']) output.out(JSON.stringify(examination, null, 2))
    else {
      const look = { colour: output.outColour, columns: output.columns }
      output.out(doctorReport(examination, look))
      if (examination.findings.length > 0) output.out('docs/doctor.md tells of each finding')
    }
    return examination.ok ? 0 : 1
  },
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
async function folderFor(address: URL, option: unknown): Promise<string | undefined> {
  if (option !== undefined) return contentFolder(option)
  if (!statSync(usualFolder, { throwIfNoEntry: false })?.isDirectory()) return undefined
  const { value } = readSettings(loadFiles(usualFolder), 'site.yaml', usualFolder, (text, list) =>
    readSite(text, list, new Date()),
  )
  if (!value) return undefined
  const asked = isLoopback(address.hostname) ? await siteShownAt(address) : address.href
  return asked && bareHost(value.site.url) === bareHost(asked) ? usualFolder : undefined
}

/** On this machine any site may be shown: its page names its own address. */
async function siteShownAt(address: URL): Promise<string | undefined> {
  const { named } = await enterLiveSite(address.href)
  return named[0]
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
