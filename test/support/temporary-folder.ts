import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder that is gone when the scope ends. */
export function temporaryFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'feedmill-test-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** A copy of a content folder, to be changed by a test. */
export function copyOf(content: string): Disposable & { path: string } {
  const folder = temporaryFolder()
  cpSync(content, folder.path, { recursive: true })
  return folder
}
