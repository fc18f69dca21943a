import assert from 'node:assert/strict'
import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { UsageError } from '../../src/commands/command.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { runCli } from '../support/run-cli.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

const variable = 'FEEDMILL_MODULE_MIB'
const inAssets = { [variable]: '0' }

describe('moduleBudget', () => {
  it('is half of what the platform takes, unless told otherwise', () => {
    const mebibytes = [undefined, '', '0', '0.5', '64'].map(
      (value) => moduleBudget({ [variable]: value }) / 2 ** 20,
    )
    assert.deepEqual(mebibytes, [32, 32, 0, 0.5, 64])
  })

  it('refuses what is no size that a Worker can have', () => {
    for (const value of ['-1', '65', 'many', '32 MiB', 'Infinity']) {
      assert.throws(() => moduleBudget({ [variable]: value }), UsageError, value)
    }
  })
})

describe('the commands, on a site whose files are static assets', () => {
  it('build and check it, and tell that nothing changes for subscribers', async () => {
    using folder = temporaryFolder()
    const out = join(folder.path, 'dist')
    const built = await runCli(['build', '--out', out], inAssets)
    assert.equal(built.code, 0, built.stderr)
    assert.ok(readdirSync(join(out, 'assets/_feedmill')).length > 3)
    const checked = await runCli(['check'], inAssets)
    assert.equal(checked.code, 0, checked.stdout + checked.stderr)
    const compared = await runCli(['diff', '--from', out])
    assert.match(compared.stdout, /subscribers will see no change/, compared.stderr)
  })

  it('find the former slug of an article in such a build', async () => {
    using content = copyOf('content')
    using folder = temporaryFolder()
    const out = join(folder.path, 'dist')
    await runCli(['build', '--content', content.path, '--out', out], inAssets)
    const articles = join(content.path, 'articles')
    const [name = ''] = readdirSync(articles).filter((file) => file.startsWith('istanbul-first'))
    renameSync(join(articles, name), join(articles, 'another-name.md'))
    const args = ['check', '--content', content.path, '--fix', '--from', out]
    const { stdout } = await runCli(args, inAssets)
    assert.match(stdout, /another-name\.md: alias: istanbul-first[\w-]+ written/)
  })
})
