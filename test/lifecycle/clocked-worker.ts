import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from '../../src/build.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import { createWorker } from '../../src/worker.ts'
import { bundleAsWorker, loadBundle } from '../serve/load-bundle.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Edits, edit } from './changing-site.ts'

/** The Worker of one build behind a server of this process, so that its clock can be set. */
export interface ClockedWorker extends AsyncDisposable {
  /** Where it answers. */
  origin: string
  /** Sets its clock, which stands still. */
  set(moment: Date): void
}

/** @param at the time of the build, and of the clock until it is set */
export async function startClockedWorker(files: Edits, at: Date): Promise<ClockedWorker> {
  using content = temporaryFolder()
  edit(content.path, files)
  const built = await build({
    content: content.path,
    worker: bundleAsWorker,
    now: at,
    moduleBudget: moduleBudget(),
  })
  if ('problems' in built) throw new Error(problemReport(built.problems, false))
  const clock = { now: at }
  const worker = createWorker(await loadBundle(built.files), () => clock.now.getTime())
  const server = createServer(async ({ url, headers }, outgoing) => {
    const asked = Object.entries(headers).map(([name, value]) => [name, String(value)])
    const request = new Request(`https://${headers.host}${url}`, {
      headers: Object.fromEntries(asked),
    })
    const answer = await worker.fetch(request)
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(moment) {
      clock.now = moment
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
