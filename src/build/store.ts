import { createHash } from 'node:crypto'
import type { FileBytes } from '../bundle/output-file.ts'

/**
 * Where builds leave what they have made. Bytes are kept by a name that follows from them, so that
 * those of one name are always the same; the manifest says which of them belong to the last build.
 */
export interface Store {
  /** What the last build has left; anything that is not to be trusted is left out. */
  load(): Manifest | undefined
  /** Keeps the bytes. */
  write(bytes: Uint8Array): Blob
  /** Undefined when they are not there, or are not what was kept. */
  open(blob: Blob): FileBytes | undefined
  /** Some of them, which must be there. */
  read(blob: Blob, start: number, length: number): Uint8Array
  /** Makes the manifest the one of the last build, and forgets what it does not name. */
  commit(manifest: Manifest): void
  /** Takes nothing for known until the next commit. */
  clear(): void
}

/** Bytes in a store. */
export interface Blob {
  name: string
  length: number
}

/** Where everything is that a build has left. What is in it is decided by `build-memory.ts`. */
export interface Manifest {
  blobs: readonly Blob[]
  contents: unknown
}

/** Something that was there a moment ago: someone else has changed the store. */
export class MissingBlobError extends Error {
  override name = 'MissingBlobError'
}

/** A name that follows from the bytes. */
export function blobOf(bytes: Uint8Array): Blob {
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 40)
  return { name, length: bytes.length }
}

/** A store that lives as long as the process. */
export function memoryStore(): Store {
  const kept = new Map<string, Uint8Array>()
  let manifest: Manifest | undefined
  return {
    load: () => manifest,
    write(bytes) {
      const blob = blobOf(bytes)
      if (!kept.has(blob.name)) kept.set(blob.name, bytes)
      return blob
    },
    open({ name }) {
      const bytes = kept.get(name)
      return bytes && { bytes, hash: name }
    },
    read({ name }, start, length) {
      const bytes = kept.get(name)
      if (!bytes) throw new MissingBlobError(name)
      return bytes.subarray(start, start + length)
    },
    commit(next) {
      manifest = next
      const named = new Set(next.blobs.map(({ name }) => name))
      for (const name of kept.keys()) if (!named.has(name)) kept.delete(name)
    },
    clear() {
      manifest = undefined
      kept.clear()
    },
  }
}
