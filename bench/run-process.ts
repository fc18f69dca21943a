import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

/** What running a program took. */
export interface ProcessCost {
  /** Seconds from its start to its end. */
  wall: number
  /** Seconds of CPU time of all its threads, and of the programs that it ran and waited for. */
  cpu: number
  /** The most megabytes (10⁶ bytes) that it held at a time, without the programs that it ran. */
  memory: number
}

// Linux counts in hundredths of a second on every platform (proc(5), USER_HZ).
const ticks = 100
const betweenLooks = 10

/**
 * Runs a program to its end, which has to be a good one; Linux only. One at a time, as the CPU time
 * of all ended programs is counted together.
 * @param env what its environment has besides ours
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<ProcessCost> {
  const before = { wall: performance.now(), cpu: cpuOfEnded() }
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const memory = peakMemory(child)
  const [code] = await once(child, 'close')
  const wall = (performance.now() - before.wall) / 1000
  if (code !== 0) throw new Error(`run ${command} ${args.join(' ')}: ${(await said).join('')}`)
  return { wall, cpu: cpuOfEnded() - before.cpu, memory: memory() }
}

/** Looks again and again, as what a process held is known only while it is there. */
function peakMemory({ pid }: ChildProcess): () => number {
  let peak = 0
  const look = (): void => {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(statusOf(pid))?.[1] ?? 0))
  }
  const timer = setInterval(look, betweenLooks)
  return () => {
    clearInterval(timer)
    return (peak * 1024) / 1e6
  }
}

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/** Seconds of all programs that this one has run and that have ended (proc(5), cutime, cstime). */
function cpuOfEnded(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // What comes before is the name of the program, in brackets, and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / ticks
}
