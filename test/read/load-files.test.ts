import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('loadFiles', () => {
  it('lists files in the order of their paths, without hidden ones and backups', () => {
    using folder = temporaryFolder()
    mkdirSync(join(folder.path, 'b/.hidden'), { recursive: true })
    for (const path of ['c.md', 'b/a.md', 'a.md', 'a.md~', '.DS_Store', 'b/.hidden/a.md']) {
      writeFileSync(join(folder.path, path), '')
    }
    assert.deepEqual(
      loadFiles(folder.path).map(({ path }) => path),
      ['a.md', 'b/a.md', 'c.md'],
    )
  })

  it('follows no link, neither out of the folder nor in a circle', () => {
    using outside = temporaryFolder()
    using folder = temporaryFolder()
    writeFileSync(join(outside.path, 'secret.md'), 'secret')
    symlinkSync(outside.path, join(folder.path, 'linked'))
    symlinkSync(join(outside.path, 'secret.md'), join(folder.path, 'linked.md'))
    symlinkSync('.', join(folder.path, 'loop'))
    const files = loadFiles(folder.path)
    assert.deepEqual(
      files.map(({ path }) => path),
      ['linked', 'linked.md', 'loop'],
    )
    for (const file of files) {
      assert.equal(file.fault, 'a link or a device, which is not read')
      assert.throws(() => file.read())
    }
  })
})
