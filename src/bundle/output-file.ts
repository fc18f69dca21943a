/** Bytes of a build; they may be read from the disk each time. */
export interface FileBytes {
  readonly bytes: Uint8Array
  /** How many there are, known without reading them; absent where they are at hand. */
  length?: number
  /** A file on this machine that has them, and that nobody changes. */
  stored?: string
  /** The beginning of their SHA-256 in hexadecimal digits, where it is known already. */
  hash?: string
}

/** A file of a build; equal content gives equal files. */
export interface OutputFile extends FileBytes {
  /** Path in the folder that it belongs to, with `/`. */
  path: string
}

/** What a build makes, each list in the order of the paths. */
export interface WorkerFiles {
  /** The modules of the Worker; the main one is `index.js`. */
  modules: OutputFile[]
  /** Files that the platform serves without the Worker. */
  assets: OutputFile[]
}

/** How many bytes a file has. */
export function lengthOf(file: FileBytes): number {
  return file.length ?? file.bytes.length
}

/** The same bytes as a file at a path. */
export function fileAt(path: string, bytes: FileBytes): OutputFile {
  const { length, stored, hash } = bytes
  return {
    path,
    get bytes() {
      return bytes.bytes
    },
    length: length ?? bytes.bytes.length,
    ...(stored !== undefined && { stored }),
    ...(hash !== undefined && { hash }),
  }
}
