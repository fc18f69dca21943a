import { codeDigest } from '../build/code-digest.ts'
import { diskStore } from '../build/disk-store.ts'
import type { Store } from '../build/store.ts'
import { openCacheFolder } from './open-cache-folder.ts'

/** What the builds of a content folder have left for the next one. */
export function cacheFor(content: string): Store {
  const { path, refusal } = openCacheFolder(content)
  const store = diskStore(path, codeDigest())

  function attempt<T>(use: () => T): T {
    try {
      return use()
    } catch (error) {
      throw error instanceof Error && 'syscall' in error ? refusal(error) : error
    }
  }

  return {
    ...store,
    load: () => attempt(() => store.load()),
    write: (bytes) => attempt(() => store.write(bytes)),
    commit: (manifest) => attempt(() => store.commit(manifest)),
  }
}
