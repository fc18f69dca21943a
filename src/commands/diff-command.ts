import type { Built } from '../build.ts'
import { kindOf } from '../check/changes/change-kinds.ts'
import type { Problem } from '../model/problem.ts'
import { createAsker } from './asking/create-asker.ts'
import { buildSite } from './build-site.ts'
import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { askWith, atOnce } from './diff/ask.ts'
import { type ChannelChanges, compareSites } from './diff/compare-sites.ts'
import { diffMarkdown, notComparedMarkdown } from './diff/diff-markdown.ts'
import { countOf, diffReport, summaryOf } from './diff/diff-report.ts'
import {
  type FormerAddresses,
  formerAddresses,
  noFormerAddresses,
} from './diff/former-addresses.ts'
import { feedPaths } from './diff/new-site.ts'
import { oldBuild } from './diff/old-build.ts'
import { readOldSite } from './diff/old-site.ts'
import { exitOnSignals } from './exit-on-signals.ts'
import { startLocalWorker } from './local-worker.ts'
import { counted, problemReport } from './problem-report.ts'

/** Tells what subscribers will see after a deploy. */
export const diffCommand: Command = {
  name: 'diff',
  description: 'Tells what subscribers will see after a deploy; exit 1 when something harms them.',
  argument: { value: 'URL', optional: true, description: 'the site as it is now' },
  options: {
    content: contentOption,
    from: { type: 'string', value: 'DIR', description: 'an earlier build, instead of URL' },
    json: { type: 'boolean', description: 'print the result as JSON' },
    markdown: { type: 'boolean', description: 'print it as a comment for a code host' },
  },
  async run(options, output, argument) {
    const content = contentFolder(options['content'])
    const form = formOf(options)
    const start = startOf(options['from'], argument)
    exitOnSignals()
    output.progress(`Building ${content}`)
    const built = await buildSite(content, new Date(), output.progress, { push: true })
    if ('problems' in built) {
      tellProblems(built.problems, form, output)
      return 1
    }
    const channels = await compared(() => compareWith(start, built, output), form, output)
    return report(channels, output, form)
  },
}

/** How the result is told. */
type Form = 'text' | 'json' | 'markdown'

function formOf({ json, markdown }: Parameters<Command['run']>[0]): Form {
  if (json && markdown) throw new UsageError('--json or --markdown, not both')
  if (markdown) return 'markdown'
  return json ? 'json' : 'text'
}

function tellProblems(problems: readonly Problem[], form: Form, output: Output): void {
  if (form === 'json') output.out(JSON.stringify({ ok: false, problems }, null, 2))
  if (form === 'markdown') output.out(notComparedMarkdown(problemReport(problems, false)))
  if (form === 'text') {
    output.error(`${problemReport(problems, output.colour)}; nothing was compared`)
  }
}

/** A comment has to say something where there is nothing to compare with, too. */
async function compared(
  compare: () => Promise<ChannelChanges[]>,
  form: Form,
  output: Output,
): Promise<ChannelChanges[]> {
  try {
    return await compare()
  } catch (error) {
    if (form === 'markdown' && error instanceof UsageError) {
      output.out(notComparedMarkdown(error.message))
    }
    throw error
  }
}

/** Something that runs until it is stopped. */
interface Running {
  address: URL
  stop(): Promise<void>
}

/** The old site. */
interface Before extends Running {
  former: FormerAddresses
}

/** How to come to the old site; what makes no sense is told before anything is built. */
function startOf(from: unknown, argument: string | undefined): () => Promise<Before> {
  if ((from === undefined) === (argument === undefined)) {
    throw new UsageError('npm run diff takes either URL or --from DIR')
  }
  if (argument === undefined) {
    const folder = String(from)
    const files = oldBuild(folder)
    const former = formerAddresses(files)
    return async () => ({ ...(await startedOld(folder, files)), former })
  }
  const address = URL.parse(argument)
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new UsageError(`${argument}: expected an address such as https://news.example`)
  }
  return async () => ({ address, stop: async () => {}, former: noFormerAddresses })
}

async function started(files: Built['files']): Promise<Running> {
  const { origin, stop } = await startLocalWorker(files, 0)
  return { address: new URL(origin), stop }
}

async function startedOld(folder: string, files: Built['files']): Promise<Running> {
  try {
    return await started(files)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : error
    throw new UsageError(`--from ${folder}: the build does not start: ${reason}`, { cause: error })
  }
}

async function compareWith(
  start: () => Promise<Before>,
  { content, files }: Built,
  output: Output,
): Promise<ChannelChanges[]> {
  const asker = createAsker({ connections: atOnce, patience: 20, maximumBytes: 20 * 1024 * 1024 })
  const ask = askWith(asker)
  const running: Running[] = []
  try {
    const fresh = await started(files)
    running.push(fresh)
    const before = await start()
    running.push(before)
    output.progress(`Asking ${before.address.href} for its feeds`)
    const old = await readOldSite(ask, before.address, feedPaths(content), before.former)
    output.progress(`Comparing ${counted(old.feeds.length, 'feed')}`)
    return await compareSites(old, { content, origin: fresh.address.origin, ask })
  } finally {
    asker.close()
    await Promise.all(running.map(({ stop }) => stop()))
  }
}

function report(channels: readonly ChannelChanges[], output: Output, form: Form): number {
  const dangers = countOf('danger', summaryOf(channels))
  const told: Record<Form, () => string> = {
    json: () => JSON.stringify(diffObject(channels), null, 2),
    markdown: () => diffMarkdown(channels),
    text: () => diffReport(channels, output.outColour),
  }
  output.out(told[form]())
  return dangers === 0 ? 0 : 1
}

/** What programs get of it. */
function diffObject(channels: readonly ChannelChanges[]): object {
  const summary = summaryOf(channels)
  const dangers = countOf('danger', summary)
  return {
    ok: dangers === 0,
    dangers,
    summary,
    channels: channels.map(({ changes, ...channel }) => ({
      ...channel,
      changes: changes.map((change) => ({ ...change, weight: kindOf(change.kind).weight })),
    })),
  }
}
