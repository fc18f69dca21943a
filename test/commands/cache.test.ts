import assert from 'node:assert/strict'
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { MissingBlobError } from '../../src/build/store.ts'
import { builderOf } from '../../src/commands/builder.ts'
import { runCommand } from '../../src/commands/run-command.ts'
import { callCommand } from '../support/call-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Makes the caches of all builds lie there until the scope ends. */
function cacheAt(path: string): Disposable {
  const before = process.env['FEEDMILL_CACHE']
  process.env['FEEDMILL_CACHE'] = path
  return {
    [Symbol.dispose]() {
      if (before === undefined) delete process.env['FEEDMILL_CACHE']
      else process.env['FEEDMILL_CACHE'] = before
    },
  }
}

const told = /^\S+: it cannot be used: E[^\n]*; FEEDMILL_CACHE can name another folder[^\n]*\n$/
const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0

describe('a cache that cannot be used', () => {
  for (const args of [['build'], ['check'], ['diff', 'https://old.example'], ['start']]) {
    it(`is told in a sentence by ${args[0]}`, async () => {
      using folder = temporaryFolder()
      const file = join(folder.path, 'file')
      writeFileSync(file, '')
      using _ = cacheAt(file)
      const { code, stdout, stderr } = await callCommand(args)
      assert.equal(code, 2)
      assert.match(stderr, told)
      assert.equal(stdout, '')
    })
  }

  it('is told where no folder can be made', {
    skip: !isLinux && 'there is no /proc here',
  }, async () => {
    using _ = cacheAt('/proc/nothing/at/all')
    const { code, stderr } = await callCommand(['build'])
    assert.equal(code, 2)
    assert.match(stderr, told)
  })

  it('is told where nothing may be written', {
    skip: isRoot && 'root may write everywhere',
  }, async () => {
    using folder = temporaryFolder()
    chmodSync(folder.path, 0o555)
    using _ = cacheAt(folder.path)
    const { code, stderr } = await callCommand(['build'])
    assert.equal(code, 2)
    assert.match(stderr, told)
  })

  it('is told to a preview until it is mended', async () => {
    using folder = temporaryFolder()
    const [cache, elsewhere] = [join(folder.path, 'cache'), join(folder.path, 'elsewhere')]
    using _ = cacheAt(cache)
    const builder = builderOf('content')
    try {
      assert.ok(await builder.build())
      renameSync(cache, elsewhere)
      writeFileSync(cache, '')
      const refusal = { name: 'UsageError', message: /cache: it cannot be used: / }
      // By the thread, and before there is one.
      await assert.rejects(builder.build(), refusal)
      await assert.rejects(builder.build(), refusal)
      rmSync(cache)
      renameSync(elsewhere, cache)
      assert.ok(await builder.build())
    } finally {
      builder.codeChanged()
    }
  })
})

describe('a cache that is deleted while a command runs', () => {
  it('is told in a sentence', async () => {
    let stderr = ''
    const output = {
      out: () => {},
      error: (text: string) => {
        stderr += text
      },
      progress: () => {},
      colour: false,
      outColour: false,
      columns: 80,
    }
    const command = {
      name: 'late',
      description: 'Reads what a build has left.',
      options: {},
      run: () => Promise.reject(new MissingBlobError('name')),
    }
    const commands = [{ name: 'late', load: async () => command }]
    assert.equal(await runCommand(commands, ['late'], output), 2)
    assert.equal(stderr, 'what builds remember was changed or deleted by someone else: try again')
  })
})
