import assert from 'node:assert/strict'
import { cpSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { build } from '../src/build.ts'
import { loadFiles } from '../src/read/source/load-files.ts'
import { runCli } from './support/run-cli.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const worker = { path: 'worker.js', bytes: new Uint8Array() }

/** All files of a folder, by path. */
function filesIn(folder: string): Record<string, string> {
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((one) => one.isFile())
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length), readFileSync(path, 'base64')]
    }),
  )
}

describe('two builds of the same content', () => {
  it('are equal on machines with other zones, languages and folders', async () => {
    using folder = temporaryFolder()
    const copy = join(folder.path, 'copy')
    // In the reverse order, so that the file system lists them otherwise.
    for (const { path } of loadFiles('test/complete-site').toReversed()) {
      cpSync(join('test/complete-site', path), join(copy, path))
    }
    const [one, two] = [join(folder.path, 'one'), join(folder.path, 'two')]
    const here = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const there = { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' }
    const first = await runCli(['build', '--content', 'test/complete-site', '--out', one], here)
    const second = await runCli(['build', '--content', copy, '--out', two], there)
    assert.equal(first.code + second.code, 0, first.stderr + second.stderr)
    assert.deepEqual(filesIn(one), filesIn(two))
    assert.ok(Object.keys(filesIn(one)).length > 10)
  })

  it('are equal at other times, as long as nothing appears or expires between them', async () => {
    const at = async (now: string) => {
      const built = await build({ content: 'content', worker, now: new Date(now) })
      assert.ok('files' in built)
      return built.files
    }
    assert.deepEqual(await at('2025-06-01T00:00:00Z'), await at('2031-12-31T23:59:59Z'))
  })
})
