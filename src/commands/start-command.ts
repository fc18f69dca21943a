import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { watch } from 'chokidar'
import { type Built, build } from '../build.ts'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { OutputFile } from '../bundle/output-file.ts'
import type { Problem } from '../model/problem.ts'
import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { feedTable } from './feed-table.ts'
import { type LocalWorker, startLocalWorker } from './local-worker.ts'
import { counted, problemReport } from './problem-report.ts'
import { reportModule } from './report-page.ts'
import { workerEntry } from './worker-entry.ts'

/** Serves the site on this machine and follows every change. */
export const startCommand: Command = {
  name: 'start',
  description: 'Builds the site, serves it on this machine, and follows every change.',
  options: {
    content: contentOption,
    port: { type: 'string', default: '8787', value: 'N', description: 'the port to listen on' },
  },
  async run(options, output) {
    const content = contentFolder(options['content'])
    const port = await freePort(options['port'])
    const site = previewOf(content, output)
    await site.start(port)
    const watcher = watch([content, dirname(workerEntry)], { ignoreInitial: true })
    watcher.on('all', () => site.changed())
    await stopSignal()
    await watcher.close()
    await site.stop()
    return 0
  },
}

interface Preview {
  start(port: number): Promise<void>
  changed(): void
  stop(): Promise<void>
}

/** What to serve: a good build, or the report in place of its pages. */
interface Served {
  files: OutputFile[]
  main: string
}

function previewOf(content: string, output: Output): Preview {
  let local: LocalWorker | undefined
  let good: Built | undefined
  let turn: Promise<void> = Promise.resolve()
  let waiting: NodeJS.Timeout | undefined

  async function rebuild(): Promise<Served> {
    const built = await build({
      content,
      worker: await compileWorker(workerEntry),
      now: new Date(),
    })
    if (!('problems' in built)) {
      good = built
      return { files: built.files, main: 'index.js' }
    }
    output.error(`\n${problemReport(built.problems, output.colour)}\n${advice(good !== undefined)}`)
    return withReport(built.problems, good)
  }

  async function refresh(): Promise<void> {
    const before = good
    const { files, main } = await rebuild()
    await local?.update(files, main)
    if (good !== before && good)
      output.out(`Rebuilt: ${counted(good.content.articles.length, 'article')}`)
  }

  return {
    async start(port) {
      const { files, main } = await rebuild()
      local = await startLocalWorker(files, port, main)
      output.out(good ? welcome(good, local.origin) : `The report is at ${local.origin}/`)
    },
    changed() {
      clearTimeout(waiting)
      // Editors write a file in several steps.
      waiting = setTimeout(() => {
        turn = turn.then(refresh).catch((error: unknown) => output.error(String(error)))
      }, 50)
    },
    async stop() {
      clearTimeout(waiting)
      await turn
      await local?.stop()
    },
  }
}

function withReport(problems: readonly Problem[], good: Built | undefined): Served {
  const report = reportModule(problems, good !== undefined)
  return { files: [...(good?.files ?? []), report], main: report.path }
}

function advice(hasGoodBuild: boolean): string {
  return hasGoodBuild
    ? 'The last good feeds stay up; mend the files and they are rebuilt.'
    : 'Mend the files and they are built.'
}

function welcome({ content }: Built, origin: string): string {
  const { articles, topics } = content
  return `${feedTable(content, origin)}

${counted(articles.length, 'article')} in ${counted(topics.length, 'topic')} at ${origin}/
Save a file and it is rebuilt; Ctrl+C stops.`
}

async function freePort(value: unknown): Promise<number> {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port ${value}: expected a number from 0 to 65535`)
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer().once('error', reject)
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  await promise.catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--port ${port}: it cannot be used (${error.code}); try another one`)
  })
  return port
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
