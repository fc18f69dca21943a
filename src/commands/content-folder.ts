import { statSync } from 'node:fs'
import { UsageError } from './command.ts'

/** The folder that an option names, which must be there. */
export function contentFolder(value: unknown): string {
  const folder = String(value).replace(/[/\\]+$/, '')
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (!stats) throw new UsageError(`--content ${folder}: there is no such folder`)
  if (!stats.isDirectory())
    throw new UsageError(`--content ${folder}: this is a file, not a folder`)
  return folder
}
