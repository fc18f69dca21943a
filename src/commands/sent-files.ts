import type { OutputFile } from '../bundle/output-file.ts'

/** A file on its way from one thread to another; without bytes, it is the one of the last time. */
export type SentFile = Pick<OutputFile, 'path'> & Partial<OutputFile>

/** Leaves out the bytes that were sent the last time: those that a build remembers. */
export function fileSender(): (files: readonly OutputFile[]) => SentFile[] {
  let sent = new Map<string, string | Uint8Array>()
  return (files) => {
    const before = sent
    // Bytes that tell their hash need not be read.
    sent = new Map(files.map((file) => [file.path, file.hash ?? file.bytes]))
    return files.map((file) =>
      before.get(file.path) === sent.get(file.path) ? { path: file.path } : { ...file },
    )
  }
}

/** Completes what a `fileSender` gives, each list in its turn. */
export function fileReceiver(): (files: readonly SentFile[]) => OutputFile[] {
  let received = new Map<string, Uint8Array>()
  return (files) => {
    received = new Map(
      files.map(({ path, bytes = received.get(path) }) => {
        if (!bytes) throw new Error(`receive ${path}: its bytes were never sent`)
        return [path, bytes]
      }),
    )
    return Array.from(received, ([path, bytes]) => ({ path, bytes }))
  }
}
