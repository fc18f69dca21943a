import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../..', import.meta.url)

/** Changes whenever the same content may become other bytes: with any code that builds. */
export function codeDigest(): string {
  const hash = createHash('sha256')
  const own = globSync('src/**/*.ts', { cwd: fileURLToPath(root) }).sort()
  for (const path of [...own, 'package-lock.json']) {
    hash.update(`${path}\n`).update(readFileSync(new URL(path, root)))
  }
  // Compression, collation and segmentation come with the runtime.
  return hash.update(JSON.stringify(process.versions)).digest('base64url')
}
