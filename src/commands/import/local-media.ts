import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
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
  // Hidden files are settings and keys.
  if (path.includes('\0') || /(?:^|\/)\.(?!\.?\/)/.test(path)) return undefined
  // A page, rather than a file.
  return /\.[a-z0-9]{2,5}$/i.test(path) && !/\.(?:html?|md|php)$/i.test(path) ? path : undefined
}

/** Only what lies within the folders: neither `..` nor a link leads out of them. */
function find(path: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => existsSync(join(folder, path)))
    .filter((folder) => realpathSync(join(folder, path)).startsWith(insideOf(folder)))
    .map((folder) => join(folder, path))
    .find((file) => statSync(file).isFile())
}

function insideOf(folder: string): string {
  const path = realpathSync(folder)
  return path.endsWith(sep) ? path : path + sep
}
