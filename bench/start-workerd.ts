import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { compatibilityDate } from '../src/commands/local-worker.ts'
import { temporaryFolder } from '../test/support/temporary-folder.ts'

/** A Worker for a process of workerd. */
export interface ServedWorker {
  /**
   * The folder of its modules, of which `index.js` answers, and of its static assets; or of those
   * modules only the ones of code.
   */
  folder?: { modules: string; assets?: string; isCodeOnly?: boolean }
  /** Source text that answers in place of `index.js`, which it may import. */
  main?: string
}

/** A process of workerd. */
export interface Workerd extends AsyncDisposable {
  pid: number
  /** Where each Worker answers, by its name. */
  ports: ReadonlyMap<string, number>
  /** Where its inspector listens. */
  inspector?: number
}

/** A Worker that does nothing. */
export const idleWorker: ServedWorker = { main: `export default { fetch: () => new Response('') }` }

// The one that the tests run.
const workerd: string = createRequire(import.meta.resolve('miniflare'))('workerd').default

/** Starts one process with some Workers, each at a port of its own. */
export async function startWorkerd(
  workers: Readonly<Record<string, ServedWorker>>,
  { inspector = false } = {},
): Promise<Workerd> {
  const folder = temporaryFolder()
  writeFileSync(join(folder.path, 'config.capnp'), configOf(workers))
  const more = inspector ? ['--inspector-addr=127.0.0.1:0'] : []
  const args = ['serve', 'config.capnp', '--import-path=/', '--control-fd=3', ...more]
  const child = spawn(workerd, args, {
    cwd: folder.path,
    stdio: ['ignore', 'inherit', inspector ? 'ignore' : 'inherit', 'pipe'],
  })
  const listening = await portsOf(child, Object.keys(workers).length + more.length)
  // It has read everything that it needs.
  folder[Symbol.dispose]()
  const { inspector: inspectorPort, ports } = listening
  return {
    pid: child.pid ?? 0,
    ports,
    ...(inspectorPort === undefined ? {} : { inspector: inspectorPort }),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** @param count of what is told to listen */
async function portsOf(
  child: ChildProcess,
  count: number,
): Promise<Pick<Workerd, 'ports' | 'inspector'>> {
  const control = child.stdio[3]
  if (!control || !('read' in control)) throw new Error('start workerd: it tells no ports')
  const ports = new Map<string, number>()
  const inspectors: number[] = []
  for await (const line of createInterface(control)) {
    const { event, socket, port } = JSON.parse(line)
    if (event === 'listen') ports.set(socket, port)
    if (event === 'listen-inspector') inspectors.push(port)
    if (ports.size + inspectors.length === count) {
      const [inspector] = inspectors
      return inspector === undefined ? { ports } : { ports, inspector }
    }
  }
  throw new Error('start workerd: it has ended')
}

function configOf(workers: Readonly<Record<string, ServedWorker>>): string {
  const entries = Object.entries(workers)
  const services = entries.flatMap(([name, worker]) => servicesOf(name, worker))
  const sockets = entries.map(
    ([name]) =>
      `(name = "${name}", address = "127.0.0.1:0", http = (forwardedProtoHeader = "X-Forwarded-Proto"), service = "${name}")`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${services.join(',\n')}],
  sockets = [${sockets.join(',\n')}],
);
`
}

function servicesOf(name: string, { folder, main }: ServedWorker): string[] {
  const files = folder
    ? modulesIn(folder.modules).filter((path) => !folder.isCodeOnly || isCode(path))
    : []
  const embedded = files.map((path) =>
    moduleOf(path, `embed ${JSON.stringify(join(folder?.modules ?? '', path))}`),
  )
  // The first one answers.
  const modules = [
    ...(main === undefined ? [] : [moduleOf('main.js', JSON.stringify(main))]),
    ...embedded,
  ].join(',\n')
  const date = `compatibilityDate = "${compatibilityDate}"`
  const assets = folder?.assets
  if (assets === undefined)
    return [`(name = "${name}", worker = (modules = [${modules}], ${date}))`]
  const bindings = `bindings = [(name = "ASSETS", service = "${name}-assets")]`
  return [
    `(name = "${name}", worker = (modules = [${modules}], ${date}, ${bindings}))`,
    `(name = "${name}-assets", disk = ${JSON.stringify(assets)})`,
  ]
}

const mainModule = 'index.js'

function moduleOf(path: string, content: string): string {
  const kind = isCode(path) ? 'esModule' : 'data'
  return `(name = ${JSON.stringify(path)}, ${kind} = ${content})`
}

function isCode(path: string): boolean {
  return path.endsWith('.js')
}

/** The main one first. */
function modulesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort()
    .sort((one, other) => Number(other === mainModule) - Number(one === mainModule))
}
