import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

// The cache of cli.ts, for its threads and for copies of the project too.
const compileCache = {
  NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/feedmill'),
  NODE_COMPILE_CACHE_PORTABLE: '1',
}

export interface CliResult {
  code: number
  stdout: string
  stderr: string
}

/** Runs a command to its end, as `npm run` does. */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const child = startCli(args, env)
  const [code] = await once(child.process, 'close')
  return { code, stdout: child.stdout(), stderr: child.stderr() }
}

export interface RunningCli extends AsyncDisposable {
  process: ChildProcess
  stdout(): string
  stderr(): string
  /** Waits until the output matches, from where the last match ended. */
  until(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>
}

/** Starts a command that goes on until it is stopped. */
export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd: string = projectRoot,
): RunningCli {
  const child = spawn(process.execPath, ['src/cli.ts', ...args], {
    cwd,
    env: { ...process.env, ...compileCache, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  const read = { stdout: 0, stderr: 0 }
  child.stdout.on('data', (data: Buffer) => (texts.stdout += data))
  child.stderr.on('data', (data: Buffer) => (texts.stderr += data))
  return {
    process: child,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
    },
    async until(stream, pattern) {
      for (;;) {
        const match = pattern.exec(texts[stream].slice(read[stream]))
        if (match) {
          read[stream] += match.index + match[0].length
          return match
        }
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`it ended: ${texts.stdout}${texts.stderr}`)
        await Promise.race([once(child[stream], 'data'), once(child, 'close')])
      }
    },
  }
}
