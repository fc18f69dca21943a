import { copyFile, link, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { lengthOf, type OutputFile } from '../../bundle/output-file.ts'
import { placeFile } from '../../bundle/write-files.ts'

/** Writes the files of a folder, and counts them. */
export interface DiskWriter {
  write(file: string, content: Uint8Array): Promise<void>
  place(file: OutputFile): Promise<void>
  /** Gives a file another name; where the disk can do that, both are one file. */
  copy(original: string, file: string): Promise<void>
  figures(): DiskFigures
}

export interface DiskFigures {
  files: number
  bytes: number
  largest: { file: string; bytes: number }
}

export function diskWriter(folder: string): DiskWriter {
  let files = 0
  let bytes = 0
  let largest = { file: '', bytes: 0 }

  async function at(file: string, size: number): Promise<string> {
    files += 1
    bytes += size
    if (size > largest.bytes) largest = { file, bytes: size }
    const path = join(folder, file)
    await mkdir(dirname(path), { recursive: true })
    return path
  }

  return {
    async write(file, content) {
      await writeFile(await at(file, content.length), content)
    },
    async place(file) {
      await placeFile(file, await at(file.path, lengthOf(file)))
    },
    async copy(original, file) {
      const [from, to] = [join(folder, original), await at(file, 0)]
      await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
        // Two addresses of one document can lie at one place.
        if (error.code === 'EEXIST') files -= 1
        else await copyFile(from, to)
      })
    },
    figures: () => ({ files, bytes, largest }),
  }
}
