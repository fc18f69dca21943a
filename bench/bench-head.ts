import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, totalmem } from 'node:os'
import process from 'node:process'
import { projectRoot } from '../test/support/run-cli.ts'
import { hugoVersion } from './hugo-version.ts'

/** Where and with what a bench ran. */
export interface BenchHead {
  /** The day, such as `2026-11-22`. */
  date: string
  /** The version of the project, shortened; `+` when files had been changed since. */
  commit: string
  machine: { cpu: string; cores: number; memory: string }
  /** Programs and libraries by name; a program that is not installed is left out. */
  versions: Readonly<Record<string, string>>
}

/** What stands above all figures. */
export function benchHead(): BenchHead {
  const hugo = hugoVersion()
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`,
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    },
    versions: {
      node: process.versions.node,
      workerd: createRequire(import.meta.resolve('miniflare'))('workerd').version,
      zlib: process.versions.zlib,
      ...(hugo === undefined ? {} : { hugo }),
    },
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim()
}
