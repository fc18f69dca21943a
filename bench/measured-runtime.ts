import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { idleWorker, type ServedWorker, startWorkerd } from './start-workerd.ts'
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

/** Starts a runtime that has not answered for the site yet; Linux only. */
export async function startRuntime(site: ServedWorker): Promise<MeasuredRuntime> {
  const workerd = await startWorkerd({ site, idle: idleWorker })
  const { pid } = workerd
  const ask = async ({ path, headers = {}, method = 'GET', status = 200 }: Asked, of = 'site') => {
    const answer = await fetch(`http://127.0.0.1:${workerd.ports.get(of)}${path}`, {
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
  const atIdle = (asked: Asked) => ask({ ...asked, status: 200 }, 'idle')
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
    [Symbol.asyncDispose]: () => workerd[Symbol.asyncDispose](),
  }
}

/** CPU time of the thread that runs the code, in milliseconds, when it has nothing left to do. */
export async function settledCpu(pid: number): Promise<number> {
  let before = -1
  let now = cpuOf(pid).code
  while (now > before) {
    await setTimeout(2)
    before = now
    now = cpuOf(pid).code
  }
  return now
}
