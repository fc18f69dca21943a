import type { OutputFile } from '../bundle/output-file.ts'

/** Files as one sequence of bytes: a line of JSON with their paths and lengths, then their bytes. */
export function framed(files: readonly OutputFile[]): Uint8Array {
  const index = files.map(({ path, bytes }) => [path, bytes.length])
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(index)}\n`),
    ...files.map(({ bytes }) => bytes),
  ])
}

/** The files of `framed`. */
export function unframed(frame: Uint8Array): OutputFile[] {
  const head = frame.indexOf(0x0a)
  const index: [string, number][] = JSON.parse(new TextDecoder().decode(frame.subarray(0, head)))
  let start = head + 1
  return index.map(([path, length]) => {
    const bytes = frame.slice(start, start + length)
    start += length
    return { path, bytes }
  })
}
