import { spawnSync } from 'node:child_process'

/**
 * Why a test that needs a program of Debian is left out, or false when the program is there. In CI
 * a missing program is a failure instead.
 */
export function missingTool(
  command: string,
  args: readonly string[],
  name: string,
): string | false {
  const { status } = spawnSync(command, args, { stdio: 'ignore' })
  if (status === 0) return false
  if (process.env['CI'] === 'true') throw new Error(`${name} is missing: apt-get install ${name}`)
  return `needs ${name}: apt-get install ${name}`
}
