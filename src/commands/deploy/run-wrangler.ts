import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from '../command.ts'

/** A variable of the environment that names the script of another Wrangler. */
const variable = 'FEEDMILL_WRANGLER'

/** What a call of Wrangler came to. */
export interface WranglerRun {
  /** 0 when all went well; absent when a signal ended it. */
  code: number | undefined
  /** Where it says that the Worker answers or is called: addresses, domains and schedules. */
  targets: readonly string[]
}

interface WranglerOptions {
  /** Whether its output goes where errors go, as what we print is for a program. */
  toError: boolean
  /** Whether it tells of warnings and errors only: it has a line for every file of the build. */
  quiet: boolean
}

/**
 * Runs Wrangler to its end. Where it has questions it asks them, since it has the terminal itself;
 * without one it takes over domains of other Workers unasked.
 */
export async function runWrangler(
  args: readonly string[],
  { toError, quiet }: WranglerOptions,
): Promise<WranglerRun> {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-wrangler-'))
  const report = reportFile(folder)
  const before = textOf(report).length
  try {
    const child = spawn(process.execPath, [wranglerScript(), ...args], {
      stdio: ['inherit', toError ? 2 : 'inherit', 'inherit'],
      env: {
        ...(quiet && { WRANGLER_LOG: 'warn' }),
        ...process.env,
        WRANGLER_HIDE_BANNER: 'true',
        // https://developers.cloudflare.com/workers/wrangler/system-environment-variables/
        WRANGLER_OUTPUT_FILE_PATH: report,
      },
    })
    // A signal that ends this process alone would let the upload go on.
    const stop = (): void => {
      child.kill()
      rmSync(folder, { recursive: true, force: true })
    }
    process.once('exit', stop)
    const [code] = await once(child, 'close')
    process.off('exit', stop)
    return { code: code ?? undefined, targets: targetsIn(textOf(report).slice(before)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether Wrangler knows an account that it may deploy to. */
export async function isLoggedIn(): Promise<boolean> {
  const child = spawn(process.execPath, [wranglerScript(), 'whoami', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, WRANGLER_HIDE_BANNER: 'true' },
  })
  const texts: Buffer[] = []
  child.stdout.on('data', (data: Buffer) => texts.push(data))
  await once(child, 'close')
  return !/"loggedIn":\s*false/.test(Buffer.concat(texts).toString())
}

function wranglerScript(): string {
  const named = process.env[variable]
  if (!named) {
    const manifest = createRequire(import.meta.url).resolve('wrangler/package.json')
    return join(dirname(manifest), 'bin/wrangler.js')
  }
  if (existsSync(named)) return resolve(named)
  throw new UsageError(`${variable}: there is no file ${named}`)
}

/**
 * The file in which Wrangler tells programs what it has done. Others may have asked for one, as
 * Cloudflare's own builds do, and get it.
 * @param folder where it lies when nobody has
 */
function reportFile(folder: string): string {
  const { WRANGLER_OUTPUT_FILE_PATH: file, WRANGLER_OUTPUT_FILE_DIRECTORY: theirs } = process.env
  return file || join(theirs || folder, `wrangler-output-${randomUUID()}.json`)
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** @param report a line of JSON for each thing that was done; others may write to the file too */
function targetsIn(report: string): string[] {
  return report.split('\n').flatMap((line) => {
    const { type, targets } = { ...parsed(line) }
    return type === 'deploy' && Array.isArray(targets) ? targets.map(String) : []
  })
}

// The upload is done by now: what cannot be read must not end the deploy.
function parsed(line: string): { type?: unknown; targets?: unknown } | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
