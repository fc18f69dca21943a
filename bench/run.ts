import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../test/support/run-cli.ts'
import { benchHead } from './bench-head.ts'
import { type BenchOptions, benchOptions } from './bench-options.ts'
import type { BenchPart } from './bench-part.ts'
import type { BenchRow } from './bench-row.ts'
import { type BenchSites, benchSites } from './bench-sites.ts'
import { parts } from './parts.ts'
import type { BenchReport, PartReport } from './report/bench-report.ts'
import { reportJson } from './report/report-json.ts'
import { reportMarkdown } from './report/report-markdown.ts'
import { reportText } from './report/report-text.ts'

// `npm run bench -- [PARTS] [--articles N,N] [--rounds N] [--json] [--save]`
const page = join(projectRoot, 'docs/benchmarks.md')
const names = parts.map(({ name }) => name)

const options = benchOptions(process.argv.slice(2), names)
if (typeof options === 'string') {
  console.error(`npm run bench: ${options}`)
  process.exitCode = 2
} else {
  process.exitCode = await run(options)
}

/** @returns the exit code: 1 when something could not be measured */
async function run(options: BenchOptions): Promise<number> {
  const head = benchHead()
  const done: PartReport[] = []
  let failures = 0
  using sites = benchSites((what) => console.error(`bench: ${what}`))
  for (const part of parts.filter((one) => isAsked(one, options))) {
    const rows: BenchRow[] = []
    done.push({ name: part.name, shows: part.shows, rows })
    try {
      for await (const row of measured(part, options, sites)) rows.push(row)
      // What took long is not to be lost when a later part ends the process.
      if (options.save) save({ head, parts: done.slice(-1) })
    } catch (error) {
      failures += 1
      console.error(`bench ${part.name}: the rest is not measured:`, error)
    }
  }
  const report = { head, parts: done }
  console.log(options.json ? reportJson(report) : reportText(report))
  return failures === 0 ? 0 : 1
}

function isAsked({ name, onlyByName = false }: BenchPart, options: BenchOptions): boolean {
  return options.parts.length === 0 ? !onlyByName : options.parts.includes(name)
}

function measured(part: BenchPart, options: BenchOptions, sites: BenchSites) {
  const { articles = part.articles, rounds = part.rounds } = options
  const progress = (what: string): void => console.error(`bench ${part.name}: ${what}`)
  return part.run({ articles, rounds, sites, progress })
}

function save(report: BenchReport): void {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : ''
  writeFileSync(page, reportMarkdown(report, before, names))
}
