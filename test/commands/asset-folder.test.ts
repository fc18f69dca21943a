import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { OutputFile } from '../../src/bundle/output-file.ts'
import { assetFolder } from '../../src/commands/asset-folder.ts'

function file(path: string, text: string): OutputFile {
  return { path, bytes: Buffer.from(text) }
}

describe('assetFolder', () => {
  it('holds what it is given and nothing else, also after it has failed', async () => {
    const folder = assetFolder()
    try {
      const [first, last] = [file('a.txt', 'first'), file('c/d.txt', 'last')]
      assert.equal(await folder.hold([first]), true)
      assert.equal(await folder.hold([file('a.txt', 'first')]), false)

      mkdirSync(join(folder.path, 'b.txt'))
      const blocked = [file('a.txt', 'other'), file('b.txt', 'it'), last]
      await assert.rejects(folder.hold(blocked))
      await assert.rejects(folder.hold(blocked))
      assert.equal(await folder.hold([file('a.txt', 'other'), last]), true)
      assert.deepEqual(readdirSync(folder.path), ['a.txt', 'c'])
      assert.equal(readFileSync(join(folder.path, 'a.txt'), 'utf8'), 'other')
      assert.equal(readFileSync(join(folder.path, 'c/d.txt'), 'utf8'), 'last')
      assert.equal(await folder.hold([file('a.txt', 'other'), last]), false)
    } finally {
      folder.remove()
    }
  })
})
