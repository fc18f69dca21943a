/** A file of a build; equal content gives equal files. */
export interface OutputFile {
  /** Path in the folder that it belongs to, with `/`. */
  path: string
  bytes: Uint8Array
}

/** What a build makes, each list in the order of the paths. */
export interface WorkerFiles {
  /** The modules of the Worker; the main one is `index.js`. */
  modules: OutputFile[]
  /** Files that the platform serves without the Worker. */
  assets: OutputFile[]
}
