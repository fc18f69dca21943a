import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from './command.ts'

/** A variable of the environment, since all commands build, and `wrangler deploy` too. */
const variable = 'FEEDMILL_CACHE'

/** Where the builds of a content folder leave what the next one can take. */
export interface CacheFolder {
  path: string
  /** What tells the caller why it cannot be used, to whom it belongs to mend that. */
  refusal(reason: Error): UsageError
}

/**
 * Makes the folder, or throws why it cannot be used. Several content folders share a cache without
 * knowing of each other.
 */
export function openCacheFolder(content: string): CacheFolder {
  const cache = resolve(process.env[variable] || '.cache/feedmill')
  const name = createHash('sha256').update(realpathSync(content)).digest('hex').slice(0, 16)
  const path = join(cache, name)
  const advice = `${variable} can name another folder for what builds remember`
  const refusal = ({ message }: Error): UsageError =>
    new UsageError(`${cache}: it cannot be used: ${message}; ${advice}`)
  try {
    makeFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw error instanceof Error ? refusal(error) : error
  }
  return { path, refusal }
}

/** Step by step: below `/proc` Node tries for ever to make all folders at once. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // A build beside this one may have been faster.
    if (!existsSync(folder)) throw error
  }
}
