import type { Problem } from '../model/problem.ts'
import { builderOf, type GoodBuild } from './builder.ts'
import type { Output } from './command.ts'
import { feedTable } from './feed-table.ts'
import type { FrontDoor } from './front-door.ts'
import { previewServer } from './preview-server.ts'
import { counted, problemReport } from './problem-report.ts'
import { refusalOf } from './refusal-of.ts'
import { failurePage, problemsPage } from './report-page.ts'

/** A site on this machine that follows its content. */
export interface Preview {
  start(): Promise<void>
  /** To be told of every change of a file; changes close together are taken as one. */
  contentChanged(path: string): void
  codeChanged(path: string): void
}

/** Changes that no build has seen yet. */
interface Changes {
  paths: Set<string>
  /** When the first of them came, in milliseconds. */
  since: number
}

// Editors write a file in several steps.
const settleMilliseconds = 50

/**
 * Builds and serves a content folder; while it has problems, the last good feeds stay up.
 * @param door where it is served
 */
export function previewOf(content: string, output: Output, door: FrontDoor): Preview {
  const builder = builderOf(content)
  const server = previewServer({ door, failed })
  let good: GoodBuild | undefined
  // What was thrown last while the Worker answered.
  let told = ''
  let changes: Changes | undefined
  let running = false
  let waiting: NodeJS.Timeout | undefined

  function changed(path: string): void {
    changes ??= { paths: new Set(), since: performance.now() }
    changes.paths.add(path)
    clearTimeout(waiting)
    waiting = setTimeout(follow, settleMilliseconds)
  }

  /** One build at a time, and one more for all changes that come meanwhile. */
  async function follow(): Promise<void> {
    if (running) return
    running = true
    while (changes) {
      const taken = changes
      changes = undefined
      // What fails to be served is a bug; the version before it goes on.
      await refresh(taken).catch((error) => output.error(traceOf(error)))
    }
    running = false
  }

  async function refresh(taken: Changes): Promise<void> {
    const result = await builder.build().catch(failureOf)
    if (!result) return
    if (!('files' in result)) return await tell(result)
    try {
      await server.show(result.files)
    } catch (error) {
      return await tell({ trace: traceOf(error) })
    }
    output.out(`${good ? 'Rebuilt' : 'Built'} ${summary(result)}, ${effort(taken)}`)
    good = result
    told = ''
  }

  async function tell(failure: Failure): Promise<void> {
    const advice = adviceFor(failure, good)
    try {
      await server.show(good?.files, pageOf(failure, advice))
    } finally {
      output.error(`\n${reportOf(failure, output.colour)}\n${advice}`)
    }
  }

  /** What the Worker throws while it answers; a reader that asks again gives no other report. */
  function failed(trace: string): string {
    const advice = adviceFor({ trace }, good)
    if (trace !== told) output.error(`\n${trace}\n${advice}`)
    told = trace
    return failurePage(trace, advice)
  }

  return {
    async start() {
      changes = { paths: new Set(), since: performance.now() }
      await follow()
      output.out(welcome(door.origin, good, output.columns))
    },
    contentChanged: changed,
    codeChanged(path) {
      builder.codeChanged()
      changed(path)
    },
  }
}

/** Problems of the content, where the code has failed, or what else is to be mended. */
type Failure = { problems: Problem[] } | { trace: string } | { refusal: string }

function failureOf(error: unknown): Failure {
  const refusal = refusalOf(error)
  return refusal === undefined ? { trace: traceOf(error) } : { refusal }
}

function reportOf(failure: Failure, colour: boolean): string {
  return 'problems' in failure ? problemReport(failure.problems, colour) : textOf(failure)
}

function pageOf(failure: Failure, advice: string): string {
  return 'problems' in failure
    ? problemsPage(failure.problems, advice)
    : failurePage(textOf(failure), advice)
}

function textOf(failure: { trace: string } | { refusal: string }): string {
  return 'trace' in failure ? failure.trace : failure.refusal
}

function adviceFor(failure: Failure, good: GoodBuild | undefined): string {
  if ('refusal' in failure) return 'The next change of a file starts another build.'
  if (!good) return 'Nothing is served before the files are mended.'
  const what = 'trace' in failure ? 'the code' : 'the files'
  return `The last good feeds stay up; mend ${what} and they are rebuilt.`
}

function summary({ site, topics, articles }: GoodBuild): string {
  const count = `${counted(articles, 'article')} in ${counted(topics.length, 'topic')}`
  return `${site.title}: ${count}`
}

/** How long it has taken, and after which edit if there was one only. */
function effort({ paths, since }: Changes): string {
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  const [path, ...others] = paths
  const single = path !== undefined && others.length === 0
  return `in ${seconds} s${single ? ` after ${path}` : ''}`
}

function welcome(origin: string, built: GoodBuild | undefined, columns: number): string {
  const table = built ? `\n${feedTable(built, origin, columns)}\n\n` : ''
  const more = built ? `Filtered feeds: ${origin}/feeds/  API: ${origin}/api/\n\n` : ''
  return `${table}${more}Open ${origin}/ in a browser. Saved files are rebuilt; Ctrl+C stops.`
}

function traceOf(error: unknown): string {
  return error instanceof Error ? `${error.stack}` : String(error)
}
