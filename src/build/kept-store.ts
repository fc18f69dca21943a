import type { FileBytes } from '../bundle/output-file.ts'
import type { Store } from './store.ts'

/**
 * A store whose bytes stay in memory once they have been read, as long as a build needs them: bytes
 * of before are then known by being the same object.
 */
export function keptStore(store: Store): Store {
  const kept = new Map<string, Uint8Array>()

  function keptBytes(name: string, file: FileBytes): Uint8Array {
    const bytes = kept.get(name) ?? file.bytes
    kept.set(name, bytes)
    return bytes
  }

  return {
    ...store,
    open(blob) {
      const file = store.open(blob)
      if (!file) return undefined
      const { name: hash, length } = blob
      return {
        hash,
        length,
        get bytes() {
          return keptBytes(hash, file)
        },
      }
    },
    commit(manifest) {
      store.commit(manifest)
      const named = new Set(manifest.blobs.map(({ name }) => name))
      for (const name of kept.keys()) if (!named.has(name)) kept.delete(name)
    },
  }
}
