import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { writeNewFile } from '../../src/commands/write-new-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ours = new TextEncoder().encode('ours')

describe('writeNewFile', () => {
  it('makes the file and its folders, and leaves nothing beside it', async () => {
    using folder = temporaryFolder()
    assert.equal(await writeNewFile(join(folder.path, 'a/b/new.md'), ours), undefined)
    assert.equal(readFileSync(join(folder.path, 'a/b/new.md'), 'utf8'), 'ours')
    assert.deepEqual(readdirSync(join(folder.path, 'a/b')), ['new.md'])
  })

  it('takes a file that has the same bytes for its own', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'same.md')
    writeFileSync(path, 'ours')
    assert.equal(await writeNewFile(path, ours), undefined)
  })

  it('leaves the file of somebody else as it is, and says why', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'taken.md')
    writeFileSync(path, 'theirs')
    assert.match((await writeNewFile(path, ours)) ?? '', /EEXIST/)
    assert.equal(readFileSync(path, 'utf8'), 'theirs')
    assert.deepEqual(readdirSync(folder.path), ['taken.md'])
  })
})
