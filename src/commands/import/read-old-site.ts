import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { oldSettings, parseOldSite } from '../../import/folder/parse-old-site.ts'
import type { OldSite } from '../../import/old-site.ts'

const levels = 5

/**
 * What the settings say of the site that a folder is or lies in.
 * @param base its address, which counts before theirs
 */
export function readOldSite(folder: string, base: string | undefined): { oldSite?: OldSite } {
  const found = siteAt(folder, levels)
  const known = base === undefined ? {} : { base }
  if (found) return { oldSite: { ...found, ...known } }
  // The addresses of most programs follow from the folders.
  return base === undefined ? {} : { oldSite: { program: 'astro', folder, permalinks: {}, base } }
}

function siteAt(folder: string, left: number): OldSite | undefined {
  const names = namesIn(folder)
  for (const { program, name } of oldSettings) {
    const file = names.find((one) => name.test(one))
    if (file !== undefined) {
      return parseOldSite(program, file, readFileSync(join(folder, file), 'utf8'), folder)
    }
  }
  const parent = join(folder, '..')
  return left === 0 || dirname(folder) === folder ? undefined : siteAt(parent, left - 1)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
