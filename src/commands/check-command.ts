import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../read/settings/read-settings.ts'
import { readSite } from '../read/settings/read-site.ts'
import { loadFiles } from '../read/source/load-files.ts'
import { checkFeed } from './check/check-feed.ts'
import { checkReport, countsInWords, countsOf } from './check/check-report.ts'
import { type Checked, checkSite } from './check/check-site.ts'
import { githubAnnotations } from './check/github-annotations.ts'
import type { Remark } from './check/remark.ts'
import type { Sources } from './check/sources.ts'
import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { exitOnSignals } from './exit-on-signals.ts'
import { articlesBuilt, type Earlier, mainModule } from './fix/articles-built.ts'
import { type Fix, fixContent } from './fix/fix-content.ts'

type Options = Parameters<Command['run']>[0]

const buildFolder = 'dist'

/** Checks content, links and every served feed; or any feed. */
export const checkCommand: Command = {
  name: 'check',
  description: 'Checks the content, and everything that is served, as readers see it; or any feed.',
  argument: {
    value: 'FEED',
    optional: true,
    description: 'the address or the file of a feed, to check only that',
  },
  options: {
    content: contentOption,
    fix: { type: 'boolean', description: 'write ids into articles without one, and old slugs' },
    from: {
      type: 'string',
      value: 'DIR',
      description: `the earlier build that --fix takes old slugs from (default: ${buildFolder})`,
    },
    strict: { type: 'boolean', description: 'exit 1 on warnings too' },
    json: { type: 'boolean', description: 'print the result as JSON' },
    github: { type: 'boolean', description: 'print annotations for GitHub' },
  },
  async run(options, output, argument) {
    const started = performance.now()
    checkOptions(options, argument)
    exitOnSignals()
    const content = argument === undefined ? contentFolder(options['content']) : ''
    const fixes = options['fix'] ? await fix(content, options['from']) : []
    const { remarks, documents } = await checkedIn(argument, content, output)
    const counts = countsOf(remarks)
    const ok = counts.error === 0 && (!options['strict'] || counts.warning === 0)
    const seconds = `in ${((performance.now() - started) / 1000).toFixed(1)} s`
    tell({ ok, ...counts, fixes, remarks, documents, seconds }, options, output)
    return ok ? 0 : 1
  },
}

function checkOptions(options: Options, argument: string | undefined): void {
  const own = ['fix', 'from'].find((name) => options[name] !== undefined)
  if (argument !== undefined && own !== undefined) {
    throw new UsageError(`--${own} is for the content, not for ${argument}`)
  }
  if (options['from'] !== undefined && !options['fix']) throw new UsageError('--from needs --fix')
  if (options['json'] && options['github']) throw new UsageError('--json or --github, not both')
}

async function checkedIn(
  feed: string | undefined,
  content: string,
  output: Output,
): Promise<Checked> {
  return feed === undefined
    ? await checkSite(content, output.progress)
    : await checkFeed(feed, output.progress)
}

async function fix(root: string, from: unknown): Promise<Fix[]> {
  const files = loadFiles(root)
  const { value } = readSettings(files, 'site.yaml', root, (text, list) =>
    readSite(text, list, new Date()),
  )
  // What keeps the settings from being read is told by the check.
  return value ? await fixContent(files, root, value.site, await earlierArticles(from)) : []
}

async function earlierArticles(from: unknown): Promise<Earlier[]> {
  const folder = String(from ?? buildFolder)
  if (existsSync(join(folder, mainModule))) return await articlesBuilt(folder)
  if (from === undefined) return []
  throw new UsageError(`--from ${folder}: there is no build in it`)
}

interface Result extends Checked {
  ok: boolean
  error: number
  warning: number
  hint: number
  fixes: readonly Fix[]
  /** How long it took, in words. */
  seconds: string
}

function tell(result: Result, options: Options, output: Output): void {
  const { ok, error, warning, hint, fixes, remarks, documents, seconds } = result
  if (options['json']) {
    const counts = { errors: error, warnings: warning, hints: hint }
    output.out(JSON.stringify({ ok, ...counts, fixes, findings: remarks }, null, 2))
    return
  }
  if (options['github']) {
    if (remarks.length > 0) output.out(githubAnnotations(remarks))
    return
  }
  for (const one of fixes) output.out(fixLine(one))
  if (remarks.length > 0) {
    output.out(`${checkReport(remarks, withFiles(remarks, documents), output.outColour)}\n`)
  }
  const advice = remarks.length > 0 ? '; docs/rules.md tells of each rule' : ''
  output.out(`${countsInWords({ error, warning, hint })} ${seconds}${advice}`)
}

function fixLine({ file, what, written }: Fix): string {
  return written ? `${file}: ${what} written` : `${file}: write \`${what}\` into it by hand`
}

/** The texts of the files as well. */
function withFiles(remarks: readonly Remark[], documents: Sources): Sources {
  const files = new Set(remarks.flatMap(({ file }) => file ?? []))
  const texts = [...files]
    .filter((file) => existsSync(file))
    .map((file) => [file, textOf(file)] as const)
  return new Map([...documents, ...texts])
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8')
}
