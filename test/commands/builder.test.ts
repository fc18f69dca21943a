import assert from 'node:assert/strict'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { builderOf, type GoodBuild } from '../../src/commands/builder.ts'
import { copyOf } from '../support/temporary-folder.ts'

describe('builderOf', () => {
  it('carries again only the bytes that an edit has changed', async () => {
    using content = copyOf('test/complete-site')
    const builder = builderOf(content.path)
    async function built(): Promise<GoodBuild> {
      const result = await builder.build()
      assert.ok(result && 'files' in result)
      return result
    }
    try {
      const first = await built()
      // What is looked at is what npm run deploy puts up.
      const [main] = first.files.modules
      assert.match(
        Buffer.from(main?.bytes ?? []).toString(),
        /"hub":{"url":"https:\/\/hub\.example/,
      )
      appendFileSync(join(content.path, 'articles/2026/every-field.md'), '\nMore.\n')
      const second = await built()
      const before = new Map(first.files.assets.map(({ path, bytes }) => [path, bytes]))
      const media = second.files.assets.filter(({ path }) => path.startsWith('media/'))
      assert.ok(media.length > 3)
      for (const { path, bytes } of media) assert.ok(bytes === before.get(path), path)
      const modules = new Set(first.files.modules.map(({ bytes }) => bytes))
      const kept = second.files.modules.filter(({ bytes }) => modules.has(bytes))
      assert.ok(kept.length > 0 && kept.length < second.files.modules.length)

      writeFileSync(join(content.path, 'articles/2026/report.pdf'), 'Another report')
      const third = await built()
      const report = third.files.assets.find(({ path }) => path.endsWith('report.pdf'))
      assert.equal(Buffer.from(report?.bytes ?? []).toString(), 'Another report')
      assert.equal(third.files.assets.length, second.files.assets.length)
    } finally {
      builder.codeChanged()
    }
  })

  it('gives nothing for a build during which the code changes, and the next one', async () => {
    using content = copyOf('content')
    const builder = builderOf(content.path)
    try {
      const build = builder.build()
      builder.codeChanged()
      assert.equal(await build, undefined)
      const next = await builder.build()
      assert.ok(next && 'files' in next)
      assert.equal(next.articles, 5)
    } finally {
      builder.codeChanged()
    }
  })
})
