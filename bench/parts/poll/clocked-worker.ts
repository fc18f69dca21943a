import { cpSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServedWorker } from '../../start-workerd.ts'

/** The header that sets the clock of a Worker, in milliseconds since 1970. */
export const clockHeader = 'X-Clock'

// Imported before the site, whose clock it is from then on.
const clock = `export const clock = { now: 0 }
Date.now = () => clock.now
`

const main = `import { clock } from './clock.js'
import site from './site.js'
export default {
  fetch(request, ...others) {
    clock.now = Number(request.headers.get('${clockHeader}'))
    return site.fetch(request, ...others)
  },
}
`

/**
 * A Worker under a clock that each request sets.
 * @param folder one that is not there yet
 */
export function clockedWorker(worker: ServedWorker, folder: string): ServedWorker {
  const { modules = '', ...others } = worker.folder ?? {}
  cpSync(modules, folder, { recursive: true })
  const site = join(folder, 'site.js')
  if (worker.main === undefined) renameSync(join(folder, 'index.js'), site)
  else writeFileSync(site, worker.main)
  writeFileSync(join(folder, 'clock.js'), clock)
  return { folder: { modules: folder, ...others }, main }
}
