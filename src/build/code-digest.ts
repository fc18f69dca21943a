import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../..', import.meta.url)

// What is installed; some of it is not there in every project.
const versions = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json']

/** Changes whenever the same content may become other bytes: with any code that builds. */
export function codeDigest(): string {
  const hash = createHash('sha256')
  const own = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  const code = own.filter((path) => path.endsWith('.ts')).sort()
  for (const path of [...code.map((name) => `src/${name}`), ...versions]) {
    hash.update(`${path}\n`).update(bytesOf(path))
  }
  // Compression, collation and segmentation come with the runtime.
  return hash.update(JSON.stringify(process.versions)).digest('base64url')
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(new URL(path, root))
  } catch (error) {
    if (versions.includes(path)) return new Uint8Array()
    throw error
  }
}
