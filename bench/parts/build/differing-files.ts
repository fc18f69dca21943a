import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The files of two folders that are not in both, or have other bytes. */
export function differingFiles(one: string, other: string): { files: number; differing: string[] } {
  const [ours, theirs] = [hashesOf(one), hashesOf(other)]
  const paths = new Set([...ours.keys(), ...theirs.keys()])
  const differing = [...paths].filter((path) => ours.get(path) !== theirs.get(path)).sort()
  return { files: paths.size, differing }
}

function hashesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [relative(folder, file), hashOf(file)]),
  )
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
