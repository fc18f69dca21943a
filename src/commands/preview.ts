import { type Built, build } from '../build.ts'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { OutputFile } from '../bundle/output-file.ts'
import type { Problem } from '../model/problem.ts'
import type { Output } from './command.ts'
import { feedTable } from './feed-table.ts'
import { type LocalWorker, startLocalWorker } from './local-worker.ts'
import { counted, problemReport } from './problem-report.ts'
import { reportModule } from './report-page.ts'
import { workerEntry } from './worker-entry.ts'

/** A site on this machine that follows its content. */
export interface Preview {
  start(port: number): Promise<void>
  /** To be told of every change of a file; changes close together are taken as one. */
  changed(): void
  stop(): Promise<void>
}

// Editors write a file in several steps.
const settleMilliseconds = 50

/** Builds and serves a content folder; while it has problems, the last good feeds stay up. */
export function previewOf(content: string, output: Output): Preview {
  let good: Built | undefined
  let local: LocalWorker | undefined
  let turn: Promise<void> = Promise.resolve()
  let waiting: NodeJS.Timeout | undefined

  async function refresh(
    serve: (files: OutputFile[], main: string) => Promise<void>,
  ): Promise<void> {
    const worker = await compileWorker(workerEntry)
    const built = await build({ content, worker, now: new Date() })
    if ('problems' in built) {
      const report = reportModule(built.problems, good !== undefined)
      await serve([...(good?.files ?? []), report], report.path)
      output.error(failure(built.problems, good !== undefined, output.colour))
      return
    }
    await serve(built.files, 'index.js')
    const { site, topics, articles } = built.content
    const count = `${counted(articles.length, 'article')} in ${counted(topics.length, 'topic')}`
    output.out(good ? `Rebuilt ${site.title}: ${count}` : `Built ${site.title}: ${count}`)
    good = built
  }

  return {
    async start(port) {
      turn = refresh(async (files, main) => {
        local = await startLocalWorker(files, port, main)
      })
      await turn
      if (local) output.out(welcome(local.origin, good, output.columns))
    },
    changed() {
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        turn = turn
          .then(() => refresh(async (files, main) => local?.update(files, main)))
          .catch((error: unknown) =>
            output.error(error instanceof Error ? `${error.stack}` : `${error}`),
          )
      }, settleMilliseconds)
    },
    async stop() {
      clearTimeout(waiting)
      await turn
      await local?.stop()
    },
  }
}

function failure(problems: readonly Problem[], hasGoodBuild: boolean, colour: boolean): string {
  const advice = hasGoodBuild
    ? 'The last good feeds stay up; mend the files and they are rebuilt.'
    : 'Nothing is served before the files are mended.'
  return `\n${problemReport(problems, colour)}\n${advice}`
}

function welcome(origin: string, built: Built | undefined, columns: number): string {
  const table = built ? `\n${feedTable(built.content, origin, columns)}\n\n` : ''
  return `${table}Open ${origin}/ in a browser. Saved files are rebuilt; Ctrl+C stops.`
}
