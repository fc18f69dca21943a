import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodePath } from '../../model/decode-path.ts'
import type { MediaSource } from './media-source.ts'

// The platform serves no larger ones.
const largestFile = 25 * 2 ** 20

/**
 * Files that lie beside the texts.
 * @param folders where they are looked for, the nearest first
 */
export function localMedia(folders: readonly string[], next: MediaSource): MediaSource {
  return {
    async bring(address, use, base) {
      const path = pathOf(address)
      const file = path === undefined ? undefined : find(path, folders)
      if (file === undefined) return await next.bring(address, use, base)
      const { size } = statSync(file)
      if (size > largestFile) return { fault: `it has ${Math.ceil(size / 2 ** 20)} MiB` }
      return { name: basename(file), bytes: readFileSync(file) }
    },
  }
}

/** The path of an address that names no host. */
function pathOf(address: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(address)) return undefined
  const path = decodePath(address.replace(/[?#].*$/s, '')).replace(/^\/+/, '')
  // A page, rather than a file.
  return /\.[a-z0-9]{2,5}$/i.test(path) && !/\.(?:html?|md|php)$/i.test(path) ? path : undefined
}

/** Only within the folders: a link may lead anywhere. */
function find(path: string, folders: readonly string[]): string | undefined {
  return folders
    .map((folder) => ({ folder, file: join(folder, path) }))
    .filter(({ folder, file }) => file.startsWith(join(folder, '/')) || folder === '.')
    .map(({ file }) => file)
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}
