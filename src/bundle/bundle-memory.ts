import { type Recall, recall } from '../model/recall.ts'
import type { FileBytes } from './output-file.ts'
import type { PackedDocument, PackedStretch } from './packed-document.ts'

/** Files that builds have made, each by a key that tells all that it depends on. */
export interface KnownFiles {
  get(key: string): FileBytes | undefined
  set(key: string, bytes: Uint8Array): FileBytes
}

/** What a bundle can take from an earlier one, made by the same code. */
export interface BundleMemory {
  files: KnownFiles
  /** Documents of a group, without their bytes. */
  documents: Recall<PackedDocument[]>
  /** What the index tells besides numbers. */
  index: Recall<IndexState>
  /** The numbers and the index of words of the last bundle. */
  search: Recall<SearchState>
  /** A document of the last bundle that goes on in this way after its head, and its file. */
  formerStretch(restKey: string): { stretch: PackedStretch; file: FileBytes } | undefined
  /** Words of an article that the last bundle had and this one may have no more, by their digest. */
  formerWords(digest: string): Uint8Array | undefined
}

/** An index of words: keys of files. */
export interface SearchState {
  /** Digests of the words of all articles in the order of their numbers, a line each. */
  order: string
  shards: readonly string[]
}

/** Parts of the index: keys of files. */
export interface IndexState {
  lists: readonly { firstKey: string; key: string }[]
  texts: readonly string[]
  slugs: readonly string[]
}

/** A memory that knows nothing yet. */
export function bundleMemory(): BundleMemory {
  const files = new Map<string, FileBytes>()
  return {
    files: {
      get: (key) => files.get(key),
      set(key, bytes) {
        const file = { bytes }
        files.set(key, file)
        return file
      },
    },
    documents: recall(),
    index: recall(),
    search: recall(),
    formerStretch: () => undefined,
    formerWords: () => undefined,
  }
}

/** The file of the key, made when it is not known. */
export async function fileOf(
  files: KnownFiles,
  key: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<FileBytes> {
  return files.get(key) ?? files.set(key, await make())
}
