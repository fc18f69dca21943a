import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What tests build is of no use to later builds. Processes that they start inherit it.
if (process.env['FEEDMILL_CACHE'] === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-cache-'))
  process.env['FEEDMILL_CACHE'] = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
