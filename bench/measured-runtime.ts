import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import type { OutputFile } from '../src/bundle/output-file.ts'
import { compatibilityDate } from '../src/commands/local-worker.ts'
import { cpuOf } from './worker-cpu.ts'

/** A request, and what its answer has to be. */
export interface Asked {
  path: string
  headers?: Readonly<Record<string, string>>
  method?: string
  status?: number
}

/** A process of workerd with a site, and beside it a Worker that does nothing. */
export interface MeasuredRuntime extends AsyncDisposable {
  /**
   * CPU time in milliseconds of the thread that runs the code, above that of answering by a Worker
   * that does nothing.
   */
  cpuOf(asked: Asked): Promise<number>
  /** Asks without measuring; gives the text. */
  ask(asked: Asked): Promise<{ text: string; headers: Headers }>
  /** Megabytes that the process holds, files that it has only mapped aside. */
  memory(): number
}

// The one that the tests run.
const workerd: string = createRequire(import.meta.resolve('miniflare'))('workerd').default

const idle = `export default { fetch: () => new Response('') }`

/** Writes the modules of a Worker, the first of which answers, to where a runtime can be started. */
export function layOut(folder: string, modules: readonly OutputFile[]): void {
  for (const { path, bytes } of modules) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  writeFileSync(join(folder, 'config.capnp'), configOf(modules.map(({ path }) => path)))
}

/** Starts a runtime that has not answered for the site in the folder yet; Linux only. */
export async function startRuntime(folder: string): Promise<MeasuredRuntime> {
  const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  const [site, nothing] = await portsOf(child, ['site', 'idle'])
  const pid = child.pid ?? 0
  const ask = async ({ path, headers = {}, method = 'GET', status = 200 }: Asked, port = site) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers,
      method,
      redirect: 'manual',
    })
    const text = await answer.text()
    if (answer.status !== status) throw new Error(`ask ${path}: ${answer.status} ${text}`)
    return { text, headers: answer.headers }
  }
  const used = async (act: () => Promise<unknown>): Promise<number> => {
    const before = cpuOf(pid).code
    await act()
    return (await settledCpu(pid)) - before
  }
  const atIdle = (asked: Asked) => ask({ ...asked, status: 200 }, nothing)
  // The first answers of a process cost more, whoever gives them.
  for (let round = 0; round < 5; round += 1) await atIdle({ path: '/' })
  await settledCpu(pid)
  return {
    ask,
    cpuOf: async (asked) => {
      const base = await used(() => atIdle(asked))
      return (await used(() => ask(asked))) - base
    },
    memory: () =>
      Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    async [Symbol.asyncDispose]() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** What a process has used when it has nothing left to do. */
async function settledCpu(pid: number): Promise<number> {
  let before = -1
  let now = cpuOf(pid).code
  while (now > before) {
    await setTimeout(2)
    before = now
    now = cpuOf(pid).code
  }
  return now
}

async function portsOf(child: ChildProcess, sockets: readonly string[]): Promise<number[]> {
  const control = child.stdio[3]
  if (!control || !('read' in control)) throw new Error('start workerd: it tells no ports')
  const ports = new Map<string, number>()
  for await (const line of createInterface(control)) {
    const { event, socket, port } = JSON.parse(line)
    if (event === 'listen') ports.set(socket, port)
    if (ports.size === sockets.length) break
  }
  return sockets.map((socket) => ports.get(socket) ?? 0)
}

function configOf(paths: readonly string[]): string {
  const modules = paths.map((path) => {
    const kind = path.endsWith('.js') ? 'esModule' : 'data'
    return `(name = "${path}", ${kind} = embed "${path}")`
  })
  const date = `compatibilityDate = "${compatibilityDate}"`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "site", worker = (modules = [${modules.join(',\n')}], ${date})),
    (name = "idle", worker = (modules = [(name = "idle.js", esModule = ${JSON.stringify(idle)})], ${date})),
  ],
  sockets = [
    (name = "site", address = "127.0.0.1:0", http = (), service = "site"),
    (name = "idle", address = "127.0.0.1:0", http = (), service = "idle"),
  ],
);
`
}
