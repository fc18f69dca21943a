import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './run-cli.ts'

/**
 * Runs files of tests one after the other in this process, each as a suite that is named after it:
 * most of the time of a small file is that of loading the code.
 * @param pattern a glob of paths from the root of the project
 */
export function testsOf(pattern: string): void {
  let turn: Promise<unknown> = Promise.resolve()
  for (const file of globSync(pattern, { cwd: projectRoot }).toSorted()) {
    describe(file, () => {
      const imported = turn.then(() => import(pathToFileURL(join(projectRoot, file)).href))
      // A file that cannot be loaded fails its own suite, and the next one has its turn.
      turn = imported.catch(() => {})
      return imported
    })
  }
}
