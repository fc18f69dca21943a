import { readdirSync, readFileSync } from 'node:fs'

/** The runtime that this process started last, as the id of a process; Linux only. */
export function runtimeProcess(): number {
  const own = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => isOwnRuntime(statOf(id)))
    .map(Number)
  if (own.length === 0) throw new Error('measure CPU: this process has no workerd')
  return Math.max(...own)
}

/** CPU time in milliseconds. */
export interface CpuTime {
  /** Of the thread that runs the code of the Worker, which is what the platform limits. */
  code: number
  /** Of the threads beside it, on which V8 compiles and collects garbage. */
  beside: number
}

/** CPU time that a runtime has used so far (proc(5), schedstat). */
export function cpuOf(process: number): CpuTime {
  const code = cpuOfThread(`/proc/${process}`)
  const threads = readdirSync(`/proc/${process}/task`).map((thread) =>
    cpuOfThread(`/proc/${process}/task/${thread}`),
  )
  return { code, beside: threads.reduce((sum, time) => sum + time, -code) }
}

/** CPU time that a runtime uses while something is done. */
export async function cpuWhile(process: number, act: () => Promise<unknown>): Promise<CpuTime> {
  const before = cpuOf(process)
  await act()
  const after = cpuOf(process)
  return { code: after.code - before.code, beside: after.beside - before.beside }
}

/** The middle one and the greatest of some numbers. */
export function medianAndWorst(numbers: readonly number[]): [median: number, worst: number] {
  const sorted = numbers.toSorted((a, b) => a - b)
  return [sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0]
}

function isOwnRuntime(stat: string): boolean {
  const [, name, parent] = /\((.*)\) \S (\d+) /.exec(stat) ?? []
  return name === 'workerd' && Number(parent) === process.pid
}

function statOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

function cpuOfThread(folder: string): number {
  return Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}
