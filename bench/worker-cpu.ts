import { readdirSync, readFileSync } from 'node:fs'

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
    cpuIfRunning(`/proc/${process}/task/${thread}`),
  )
  return { code, beside: threads.reduce((sum, time) => sum + time, -code) }
}

/** None when the thread has ended meanwhile. */
function cpuIfRunning(folder: string): number {
  try {
    return cpuOfThread(folder)
  } catch {
    return 0
  }
}

function cpuOfThread(folder: string): number {
  return Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}
