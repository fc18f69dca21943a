import type { Finding } from './problem-list.ts'
import type { SourceFile } from './source-file.ts'

/** Bytes of the largest text file that is read: half of what a whole feed may weigh. */
const maximumBytes = 512 * 1024

/** The text of a file, or what keeps it from being read. */
export function readText(file: SourceFile): { text: string } | { finding: Finding } {
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return bytes
  if (bytes.length > maximumBytes) {
    return {
      finding: { found: megabytes(bytes.length), expected: `at most ${megabytes(maximumBytes)}` },
    }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return {
      finding: {
        found: 'bytes that are not UTF-8',
        expected: 'a text file in UTF-8',
        suggestion: 'save the file again with the encoding UTF-8',
      },
    }
  }
}

function readBytes(file: SourceFile): Uint8Array | { finding: Finding } {
  try {
    return file.read()
  } catch (error) {
    const reason =
      error instanceof Error ? ` (${'code' in error ? error.code : error.message})` : ''
    return {
      finding: { found: `a file that cannot be read${reason}`, expected: 'a readable file' },
    }
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
