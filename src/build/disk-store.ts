import { randomUUID } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FileBytes } from '../bundle/output-file.ts'
import { digestOf } from './digest-of.ts'
import { type Blob, blobOf, type Manifest, MissingBlobError, type Store } from './store.ts'

// No build takes longer: what is younger may be of one that has not yet written its manifest.
const youngMilliseconds = 60 * 60 * 1000

/** Shows at first sight that a folder can be deleted. */
const readme = 'Results of earlier builds, so that the next one is faster. Delete it as you like.\n'

interface Written extends Manifest {
  /** Which code has written it. */
  code: string
  /** When each of its blobs was last changed, in milliseconds since 1970. */
  changed: Readonly<Record<string, number>>
}

/** What a file looks like from outside. */
interface Seen {
  length: number
  changed: number
}

/**
 * A store in a folder of its own. Files are written under another name and then renamed, and never
 * changed; the manifest comes last. So a build that breaks off leaves what was there before, and of
 * two builds at once the one that ends last is the last. What the build before needed stays for
 * another round, since one beside this may still use it.
 * @param code which code builds now: another one may make other things of the same content
 */
export function diskStore(folder: string, code: string): Store {
  const blobs = join(folder, 'blobs')
  const manifestFile = join(folder, 'manifest')
  const open = new Map<string, number>()
  const present = new Map<string, Seen>()
  let isTrusted = true

  function write(file: string, bytes: Uint8Array | string): void {
    // Beside the blobs: what a build leaves that breaks off is deleted once it is old.
    const temporary = join(blobs, randomUUID())
    mkdirSync(blobs, { recursive: true })
    writeFileSync(temporary, bytes)
    renameSync(temporary, file)
  }

  function close(): void {
    for (const file of open.values()) closeSync(file)
    open.clear()
  }

  function forget(named: ReadonlySet<string>): void {
    const young = Date.now() - youngMilliseconds
    for (const name of readdirSync(blobs)) {
      if (named.has(name)) continue
      const file = join(blobs, name)
      if ((seenAt(file)?.changed ?? young) < young) rmSync(file, { force: true })
    }
  }

  return {
    load() {
      // Someone may have emptied the folder since the last build of this process.
      present.clear()
      const manifest = isTrusted ? manifestIn(manifestFile) : undefined
      if (manifest?.code !== code) return undefined
      for (const [name, changed] of Object.entries(manifest.changed)) {
        const seen = seenAt(join(blobs, name))
        // The files of a build are the same ones under other names: someone may have edited them.
        if (seen?.changed === changed) present.set(name, seen)
      }
      return manifest
    },
    write(bytes) {
      const blob = blobOf(bytes)
      if (present.get(blob.name)?.length === blob.length) return blob
      const file = join(blobs, blob.name)
      // A build beside this one, or one that broke off, may have written it.
      if (!isThere(file, blob)) write(file, bytes)
      const seen = seenAt(file)
      if (seen) present.set(blob.name, seen)
      return blob
    },
    open: (blob) =>
      present.get(blob.name)?.length === blob.length
        ? storedFile(join(blobs, blob.name), blob)
        : undefined,
    read({ name }, start, length) {
      const file = open.get(name) ?? readOf(name, () => openSync(join(blobs, name), 'r'))
      open.set(name, file)
      const bytes = new Uint8Array(length)
      if (readSync(file, bytes, 0, length, start) < length) throw new MissingBlobError(name)
      return bytes
    },
    commit(manifest) {
      close()
      const before = manifestIn(manifestFile)
      write(join(folder, 'README'), readme)
      const changed = Object.fromEntries(
        manifest.blobs.map(({ name }) => [name, present.get(name)?.changed ?? 0]),
      )
      const text = JSON.stringify({ ...manifest, code, changed } satisfies Written)
      write(manifestFile, `${digestOf(text)}\n${text}`)
      isTrusted = true
      const named = [...manifest.blobs, ...(before?.blobs ?? [])]
      forget(new Set(named.map(({ name }) => name)))
    },
    clear() {
      close()
      present.clear()
      isTrusted = false
    },
  }
}

/** The bytes of a file, which are looked at whenever they are read. */
function storedFile(stored: string, blob: Blob): FileBytes {
  return {
    stored,
    length: blob.length,
    hash: blob.name,
    get bytes() {
      const bytes = readOf(blob.name, () => readFileSync(stored))
      if (blobOf(bytes).name === blob.name) return bytes
      // The next build makes it again.
      rmSync(stored, { force: true })
      throw new MissingBlobError(blob.name)
    },
  }
}

function isThere(file: string, blob: Blob): boolean {
  return seenAt(file)?.length === blob.length && blobOf(readFileSync(file)).name === blob.name
}

/** What is read of a blob that was there a moment ago. */
function readOf<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new MissingBlobError(name)
    throw error
  }
}

function seenAt(file: string): Seen | undefined {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats && { length: stats.size, changed: stats.mtimeMs }
}

/** The manifest in a file, if it is there and nobody else has written into it. */
function manifestIn(file: string): Written | undefined {
  const [digest, text] = linesOf(file)
  return text !== undefined && digest === digestOf(text) ? JSON.parse(text) : undefined
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
