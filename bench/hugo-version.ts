import { spawnSync } from 'node:child_process'

/** The version of the installed Hugo, such as `0.111.3`; undefined when there is none. */
export function hugoVersion(): string | undefined {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  return /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1]
}
