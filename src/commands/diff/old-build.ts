import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { OutputFile, WorkerFiles } from '../../bundle/output-file.ts'
import { UsageError } from '../command.ts'

/** The files that an earlier build has written into a folder. */
export function oldBuild(folder: string): WorkerFiles {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) throw new UsageError(`--from ${folder}: there is no such folder`)
  const modules = filesBelow(join(folder, 'worker'))
  const main = modules.find(({ path }) => path === 'index.js')
  if (!main) {
    throw new UsageError(`--from ${folder}: it holds no build; expected what npm run build writes`)
  }
  return {
    modules: [main, ...modules.filter((file) => file !== main && isModule(file))],
    assets: filesBelow(join(folder, 'assets')),
  }
}

/** The kinds that `wrangler.toml` uploads. */
function isModule({ path }: OutputFile): boolean {
  return /\.(?:js|bin)$/.test(path)
}

function filesBelow(folder: string): OutputFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => ({
      path: path.split(sep).join('/'),
      bytes: readFileSync(join(folder, path)),
    }))
}
