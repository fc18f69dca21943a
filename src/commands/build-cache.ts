import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeDigest } from '../build/code-digest.ts'
import { diskStore } from '../build/disk-store.ts'
import type { Store } from '../build/store.ts'

/** A variable of the environment, since all commands build, and `wrangler deploy` too. */
const variable = 'FEEDMILL_CACHE'

/**
 * Where the builds of a content folder leave what the next one can take: several folders share a
 * cache without knowing of each other.
 */
export function cacheFor(content: string, environment: NodeJS.ProcessEnv = process.env): Store {
  const cache = environment[variable] || '.cache/feedmill'
  const name = createHash('sha256').update(realpathSync(content)).digest('hex').slice(0, 16)
  return diskStore(join(resolve(cache), name), codeDigest())
}
