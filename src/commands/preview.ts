import type { Built } from '../build.ts'
import type { WorkerFiles } from '../bundle/output-file.ts'
import { buildAfresh } from './build-afresh.ts'
import type { Output } from './command.ts'
import { feedTable } from './feed-table.ts'
import { type LocalWorker, startLocalWorker } from './local-worker.ts'
import { counted, problemReport } from './problem-report.ts'
import { withReport } from './report-worker.ts'

/** A site on this machine that follows its content. */
export interface Preview {
  start(port: number): Promise<void>
  /** To be told of every change of a file; changes close together are taken as one. */
  changed(): void
}

// Editors write a file in several steps.
const settleMilliseconds = 50

/** Builds and serves a content folder; while it has problems, the last good feeds stay up. */
export function previewOf(content: string, output: Output): Preview {
  let good: Built | undefined
  let local: LocalWorker | undefined
  let running = false
  let changedMeanwhile = false
  let waiting: NodeJS.Timeout | undefined

  async function refresh(serve: (files: WorkerFiles) => Promise<void>): Promise<void> {
    const built = await buildAfresh(content)
    if ('problems' in built) {
      const report = problemReport(built.problems, false)
      const advice = adviceFor(good)
      await serve(withReport(`${report}\n${advice}`, good?.files))
      output.error(`\n${problemReport(built.problems, output.colour)}\n${advice}`)
      return
    }
    await serve(built.files)
    output.out(`${good ? 'Rebuilt' : 'Built'} ${summary(built)}`)
    good = built
  }

  /** One build at a time, and one more for all changes that come meanwhile. */
  async function follow(): Promise<void> {
    if (running) {
      changedMeanwhile = true
      return
    }
    running = true
    try {
      await refresh(async (files) => local?.update(files))
    } catch (error) {
      output.error(traceOf(error))
    }
    running = false
    followMissed()
  }

  function followMissed(): void {
    if (!changedMeanwhile) return
    changedMeanwhile = false
    void follow()
  }

  return {
    async start(port) {
      running = true
      await refresh(async (files) => {
        local = await startLocalWorker(files, port)
      })
      if (local) output.out(welcome(local.origin, good, output.columns))
      running = false
      followMissed()
    },
    changed() {
      clearTimeout(waiting)
      waiting = setTimeout(follow, settleMilliseconds)
    },
  }
}

function summary({ content: { site, topics, articles } }: Built): string {
  const count = `${counted(articles.length, 'article')} in ${counted(topics.length, 'topic')}`
  return `${site.title}: ${count}`
}

function adviceFor(good: Built | undefined): string {
  return good
    ? 'The last good feeds stay up; mend the files and they are rebuilt.'
    : 'Nothing is served before the files are mended.'
}

function welcome(origin: string, built: Built | undefined, columns: number): string {
  const table = built ? `\n${feedTable(built.content, origin, columns)}\n\n` : ''
  return `${table}Open ${origin}/ in a browser. Saved files are rebuilt; Ctrl+C stops.`
}

function traceOf(error: unknown): string {
  return error instanceof Error ? `${error.stack}` : String(error)
}
