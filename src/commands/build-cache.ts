import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeDigest } from '../build/code-digest.ts'
import { diskStore } from '../build/disk-store.ts'
import type { Store } from '../build/store.ts'
import type { Option } from './command.ts'

/** Where builds keep what the next one can take from them. */
export const cacheOption: Option = {
  type: 'string',
  default: '.cache/feedmill',
  value: 'DIR',
  description: 'where it keeps what makes the next build fast',
}

/** The store for a content folder: several folders share a cache without knowing of each other. */
export function cacheFor(content: string, cache: unknown): Store {
  const name = createHash('sha256').update(realpathSync(content)).digest('hex').slice(0, 16)
  return diskStore(join(resolve(String(cache)), name), codeDigest())
}
