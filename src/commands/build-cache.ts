import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeDigest } from '../build/code-digest.ts'
import { diskStore } from '../build/disk-store.ts'
import type { Store } from '../build/store.ts'
import { UsageError } from './command.ts'

/** A variable of the environment, since all commands build, and `wrangler deploy` too. */
const variable = 'FEEDMILL_CACHE'

/**
 * Where the builds of a content folder leave what the next one can take: several folders share a
 * cache without knowing of each other.
 */
export function cacheFor(content: string, environment: NodeJS.ProcessEnv = process.env): Store {
  const cache = resolve(environment[variable] || '.cache/feedmill')
  const name = createHash('sha256').update(realpathSync(content)).digest('hex').slice(0, 16)
  return explained(diskStore(join(cache, name), codeDigest()), cache)
}

/** A folder that cannot be used is the caller's to mend. */
function explained(store: Store, cache: string): Store {
  function attempt<T>(use: () => T): T {
    try {
      return use()
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error
      const advice = `${variable} can name another folder for what builds remember`
      throw new UsageError(`${cache}: it cannot be used: ${error.message}; ${advice}`)
    }
  }
  return {
    ...store,
    load: () => attempt(() => store.load()),
    write: (bytes) => attempt(() => store.write(bytes)),
    commit: (manifest) => attempt(() => store.commit(manifest)),
  }
}
