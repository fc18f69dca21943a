import { projectRoot } from '../test/support/run-cli.ts'
import { type ProcessCost, runProcess } from './run-process.ts'

/** What a build reads, writes and remembers: folders. */
export interface BuildFolders {
  content: string
  out: string
  cache: string
}

/** Builds as `npm run build` does, in a process of its own. */
export function runBuild(
  { content, out, cache }: BuildFolders,
  env: NodeJS.ProcessEnv = {},
): Promise<ProcessCost> {
  const args = ['src/cli.ts', 'build', '--content', content, '--out', out]
  return runProcess(process.execPath, args, projectRoot, { ...env, FEEDMILL_CACHE: cache })
}
