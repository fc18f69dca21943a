import { rmSync } from 'node:fs'
import type { Miniflare, Response as OutgoingAnswer, Request as OutgoingRequest } from 'miniflare'
import { build } from '../../src/build.ts'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import { hubBindings } from '../../src/commands/hub-bindings.ts'
import { compatibilityDate } from '../../src/commands/local-worker.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import { type Edits, edit } from '../lifecycle/changing-site.ts'
import { now, workerCode } from '../support/local-site.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { harbourFiles } from './harbour-files.ts'
import { until } from './until.ts'

/** A site with a hub of its own in the real runtime, whose clock and network the test has. */
export interface HubRuntime extends AsyncDisposable {
  /** Posts a form to the hub. */
  post(fields: Readonly<Record<string, string>>, path?: string): Promise<Response>
  /** Asks the site. */
  ask(path: string, options?: RequestInit): Promise<Response>
  /** Ends the runtime, whatever it does, and starts a build of the edited content on its storage. */
  deploy(edits?: Edits): Promise<void>
  /** Lets time pass for the Worker, and has the object look after what is due. */
  pass(seconds: number, options?: { look: boolean }): Promise<void>
  /** Takes deliveries, as a message would; null when there are none of these to be made. */
  claim(ids: readonly number[]): Promise<unknown>
  /** Has the queue refuse messages, or take them again. */
  breakQueue(broken: boolean): Promise<void>
  /** What is answered to a ping without an object and a queue. */
  askUnbound(): Promise<unknown>
  /** Takes the alarm away, as the platform does that has seen it fail several times. */
  forgetAlarm(): Promise<void>
  /** Whether the object will be woken. */
  isAwaited(): Promise<boolean>
  /** Runs the cron trigger. */
  cron(): Promise<void>
  /** Rows of the hub's database. */
  rows<Row>(query: string): Promise<Row[]>
  /** Until every message of the queue has been worked on. */
  idle(): Promise<void>
  /** Puts a message into the queue, as if it came a second time. */
  repeat(message: unknown): Promise<void>
}

/** What is asked on the network outside; TLS ends before it. */
export type Outside = (request: OutgoingRequest) => Promise<OutgoingAnswer>

/** The built Worker as it is, with another clock, and with doors for the test. */
function mainModule(ahead: number, haste: number): OutputFile[] {
  const clock = `export const clock = { ahead: ${ahead} }
const now = Date.now
Date.now = () => now() + clock.ahead
const timeout = AbortSignal.timeout
AbortSignal.timeout = (time) => timeout.call(AbortSignal, time / ${haste})`
  const main = `import { clock } from './test-clock.js'
import site, { Hub as SiteHub } from './index.js'
let open = 0
let broken = false
const counted = (queue) => ({
  async sendBatch(messages) {
    if (broken) throw new Error('the queue is broken')
    open += messages.length
    await queue.sendBatch(messages)
  },
})
export class Hub extends SiteHub {
  constructor(state, env) { super(state, { ...env, DELIVERIES: counted(env.DELIVERIES) }) }
  async rows(query) { return this.ctx.storage.sql.exec(query).toArray() }
  async look() { await this.alarm() }
  async forget() { await this.ctx.storage.deleteAlarm() }
  async next() { return await this.ctx.storage.getAlarm() }
}
const doors = {
  async ahead(text) { clock.ahead = Number(text) },
  async look(text, { HUB }) { await HUB.getByName('hub').look() },
  async forget(text, { HUB }) { await HUB.getByName('hub').forget() },
  async next(text, { HUB }) { return await HUB.getByName('hub').next() },
  async rows(text, { HUB }) { return await HUB.getByName('hub').rows(text) },
  async queue(text, { DELIVERIES }) { await counted(DELIVERIES).sendBatch([{ body: JSON.parse(text) }]) },
  async claim(text, { HUB }) { return await HUB.getByName('hub').claim(JSON.parse(text)) },
  async open() { return open },
  async unbound(text, env, context) {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': 'x' })
    const request = new Request('http://127.0.0.1/hub', { method: 'POST', body })
    return (await site.fetch(request, {}, context)).status
  },
  async broken(text) { broken = JSON.parse(text) },
  async cron(text, env, context) { await site.scheduled({}, env, context) },
}
export default {
  ...site,
  async queue(batch, env, context) {
    await site.queue(batch, env, context)
    open -= batch.messages.length
  },
  async fetch(request, env, context) {
    const door = doors[new URL(request.url).pathname.replace('/test/', '')]
    if (!door) return await site.fetch(request, env, context)
    return Response.json((await door(await request.text(), env, context)) ?? null)
  },
}`
  return [
    { path: 'test-main.js', bytes: Buffer.from(main) },
    { path: 'test-clock.js', bytes: Buffer.from(clock) },
  ]
}

interface HubOptions {
  /** How much sooner than else callbacks are given up that do not answer. */
  haste?: number
}

export async function startHub(
  outside: Outside,
  { haste = 1 }: HubOptions = {},
): Promise<HubRuntime> {
  const content = temporaryFolder()
  const storage = temporaryFolder()
  edit(content.path, harbourFiles)
  let ahead = 0
  let port = 0
  let runtime = await start(await builtFiles(content.path))

  async function start({ modules }: WorkerFiles): Promise<Miniflare> {
    const options = { modules: [...mainModule(ahead, haste), ...modules], outside, port }
    const started = await startRuntime({ ...options, storage: storage.path })
    // Callbacks can tell the address of the hub.
    port = Number((await started.ready).port)
    return started
  }

  async function door(name: string, text = ''): Promise<unknown> {
    const answer = await ask(`/test/${name}`, { method: 'POST', body: text })
    if (!answer.ok) throw new Error(await answer.text())
    return await answer.json()
  }

  async function ask(path: string, options: RequestInit = {}): Promise<Response> {
    return await fetch(new URL(path, await runtime.ready), { redirect: 'manual', ...options })
  }

  return {
    ask,
    post: async (fields, path = '/hub') =>
      await ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    async deploy(edits = {}) {
      edit(content.path, edits)
      const files = await builtFiles(content.path)
      await runtime.dispose()
      runtime = await start(files)
    },
    async pass(seconds, { look } = { look: true }) {
      ahead += seconds * 1000
      await door('ahead', String(ahead))
      if (look) await door('look')
    },
    claim: async (ids) => await door('claim', JSON.stringify(ids)),
    async breakQueue(broken) {
      await door('broken', JSON.stringify(broken))
    },
    askUnbound: async () => await door('unbound'),
    async forgetAlarm() {
      await door('forget')
    },
    isAwaited: async () => (await door('next')) !== null,
    async cron() {
      await door('cron')
    },
    rows: async <Row>(query: string) => (await door('rows', query)) as Row[],
    async idle() {
      await until(async () => (await door('open')) === 0)
    },
    async repeat(message) {
      await door('queue', JSON.stringify(message))
    },
    async [Symbol.asyncDispose]() {
      await runtime.dispose()
      content[Symbol.dispose]()
      rmSync(storage.path, { recursive: true, force: true })
    },
  }
}

async function builtFiles(content: string): Promise<WorkerFiles> {
  const built = await build({ content, worker: await workerCode(), now, push: true })
  if ('problems' in built) throw new Error(problemReport(built.problems, false))
  return built.files
}

interface RuntimeOptions {
  modules: readonly OutputFile[]
  outside: Outside
  port: number
  /** A folder. */
  storage: string
}

async function startRuntime(options: RuntimeOptions): Promise<Miniflare> {
  const { modules, outside, port, storage } = options
  // Without it the runtime would ask the network where this machine is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
  const { Miniflare, convertV4MiniflareOptions } = await import('miniflare')
  return new Miniflare({
    ...convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      compatibilityDate,
      modules: modules.map(({ path, bytes }) =>
        path.endsWith('.js')
          ? { type: 'ESModule', path, contents: new TextDecoder().decode(bytes) }
          : { type: 'Data', path, contents: bytes },
      ),
      ...hubBindings(modules),
      outboundService: outside,
    }),
    resourcePersistencePath: storage,
  })
}
