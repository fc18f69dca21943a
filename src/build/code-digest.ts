import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../..', import.meta.url)

/** Changes whenever the same content may become other bytes: with any code that builds. */
export function codeDigest(): string {
  const hash = createHash('sha256')
  const own = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  const code = own.filter((path) => path.endsWith('.ts')).sort()
  for (const path of [...code.map((name) => `src/${name}`), 'package-lock.json']) {
    hash.update(`${path}\n`).update(readFileSync(new URL(path, root)))
  }
  // Compression, collation and segmentation come with the runtime.
  return hash.update(JSON.stringify(process.versions)).digest('base64url')
}
