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

/** CPU time in milliseconds that the threads of a process have used so far (`proc(5)`, schedstat). */
export function cpuOf(process: number): number {
  return readdirSync(`/proc/${process}/task`)
    .map((thread) => readFileSync(`/proc/${process}/task/${thread}/schedstat`, 'utf8'))
    .reduce((sum, stat) => sum + Number(stat.split(' ')[0]) / 1e6, 0)
}

/** CPU time in milliseconds that a process uses while something is done. */
export async function cpuWhile(process: number, act: () => Promise<unknown>): Promise<number> {
  const before = cpuOf(process)
  await act()
  return cpuOf(process) - before
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
