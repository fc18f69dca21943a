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
import { type Blob, blobOf, type Manifest, MissingBlobError, type Store } from './store.ts'

// No build takes longer: what is younger may be of one that has not yet written its manifest.
const youngMilliseconds = 60 * 60 * 1000

/** Shows at first sight that a folder can be deleted. */
const readme = 'Results of earlier builds, so that the next one is faster. Delete it as you like.\n'

interface Written extends Manifest {
  /** Which code has written it. */
  code: string
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
  const manifestFile = join(folder, 'manifest.json')
  const open = new Map<string, number>()
  const present = new Map<string, number>()

  function write(file: string, bytes: Uint8Array | string): void {
    const temporary = `${file}.tmp-${randomUUID()}`
    writeFileSync(temporary, bytes)
    renameSync(temporary, file)
  }

  function close(): void {
    for (const file of open.values()) closeSync(file)
    open.clear()
  }

  function forget(named: ReadonlySet<string>): void {
    const young = Date.now() - youngMilliseconds
    for (const name of present.keys()) {
      const file = join(blobs, name)
      const isOld = (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < young
      if (!named.has(name) && isOld) rmSync(file, { force: true })
    }
  }

  return {
    load() {
      mkdirSync(blobs, { recursive: true })
      for (const name of readdirSync(blobs)) present.set(name, statSync(join(blobs, name)).size)
      const manifest = manifestIn(manifestFile)
      return manifest?.code === code ? manifest : undefined
    },
    write(bytes) {
      const blob = blobOf(bytes)
      if (present.get(blob.name) === blob.length) return blob
      write(join(blobs, blob.name), bytes)
      present.set(blob.name, blob.length)
      return blob
    },
    open: (blob) =>
      present.get(blob.name) === blob.length ? storedFile(join(blobs, blob.name), blob) : undefined,
    read({ name }, start, length) {
      const file = open.get(name) ?? openSync(join(blobs, name), 'r')
      open.set(name, file)
      const bytes = new Uint8Array(length)
      if (readSync(file, bytes, 0, length, start) < length) throw new MissingBlobError(name)
      return bytes
    },
    commit(manifest) {
      close()
      const before = manifestIn(manifestFile)
      write(join(folder, 'README'), readme)
      write(manifestFile, JSON.stringify({ ...manifest, code }))
      const named = [...manifest.blobs, ...(before?.blobs ?? [])]
      forget(new Set(named.map(({ name }) => name)))
    },
    clear() {
      close()
      present.clear()
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
      const bytes = readFileSync(stored)
      if (blobOf(bytes).name !== blob.name) throw new MissingBlobError(blob.name)
      return bytes
    },
  }
}

/** The manifest in a file, if there is one that can be read. */
function manifestIn(file: string): Written | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
