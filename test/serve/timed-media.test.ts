import assert from 'node:assert/strict'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { build } from '../../src/build.ts'
import { startLocalWorker } from '../../src/commands/local-worker.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { buildFiles, now } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { copyOf } from '../support/temporary-folder.ts'
import { bundleAsWorker, loadBundle } from './load-bundle.ts'
import { type Ask, askBundle } from './memory-site.ts'
import { appears, expires, shift } from './scheduled-articles.ts'

const day = 86_400_000

/** Articles that show pictures, and when; some share one. */
const articles = {
  'to-come': { published: appears.toISOString(), files: ['a.png', 'shared.png', 'always.png'] },
  passing: {
    published: '2026-10-30T09:00:00Z',
    expires: expires.toISOString(),
    files: ['b.png', 'shared.png'],
  },
  lasting: { published: '2026-10-29T09:00:00Z', files: ['always.png'] },
  expired: {
    published: '2026-10-01T09:00:00Z',
    expires: '2026-10-02T09:00:00Z',
    files: ['gone.png', 'always.png'],
  },
}

function contentWithPictures(): ReturnType<typeof copyOf> {
  const content = copyOf('content')
  const folder = join(content.path, 'articles')
  for (const [name, { files, ...dates }] of Object.entries(articles)) {
    const lines = Object.entries(dates).map(([field, date]) => `${field}: ${date}\n`)
    const text = files.map((file) => `![A picture](${file})`).join('\n\n')
    writeFileSync(
      join(folder, `${name}.md`),
      `---\ntitle: ${name}\nid: tag:x.example,2025:${name}\ntopics: [visas]\n${lines.join('')}---\nText.\n\n${text}\n`,
    )
    for (const file of files) {
      cpSync('content/icon.png', join(folder, file))
      // Other bytes behind the end of the picture make it another file.
      writeFileSync(join(folder, file), file, { flag: 'a' })
    }
  }
  return content
}

describe('a picture of an article that is not to be seen at all times', () => {
  let ask: Ask
  let paths: Record<string, string>
  let assets: string[]
  before(async () => {
    using content = contentWithPictures()
    const built = await build({
      content: content.path,
      worker: bundleAsWorker,
      now,
      moduleBudget: moduleBudget(),
    })
    assert.ok('files' in built, JSON.stringify(built))
    ask = askBundle(await loadBundle(built.files))
    const all = [...built.content.media, ...built.content.timedMedia]
    paths = Object.fromEntries(all.map(({ path }) => [path.replace(/.*\//, ''), path]))
    assets = built.files.assets.map(({ path }) => path)
  })

  async function statuses(file: string, moments: readonly Date[]): Promise<number[]> {
    const answers = moments.map(async (moment) => (await ask(paths[file] ?? '', moment)).status)
    return await Promise.all(answers)
  }

  it('can be had from the moment on that the article appears', async () => {
    const moments = [now, shift(appears, -1), appears, shift(expires, 1)]
    assert.deepEqual(await statuses('a.png', moments), [404, 404, 200, 200])
  })

  it('cannot be had any more once the article has expired', async () => {
    const moments = [now, shift(expires, -1), expires, shift(expires, 1)]
    assert.deepEqual(await statuses('b.png', moments), [200, 200, 404, 404])
  })

  it('can be had while one of the articles is to be seen that show it', async () => {
    const moments = [now, appears, shift(expires, 1)]
    assert.deepEqual(await statuses('shared.png', moments), [200, 200, 200])
  })

  it('is hidden as if there were none', async () => {
    const hidden = await ask(paths['a.png'] ?? '', now)
    const nothing = await ask('/media/0123456789abcdef/no.png', now)
    assert.deepEqual([...hidden.headers], [...nothing.headers])
    assert.equal(await hidden.text(), await nothing.text())
  })

  it('is not handed out by the platform, as those of other articles are', () => {
    const names = assets.map((path) => path.replace(/.*\//, ''))
    assert.ok(names.includes('always.png'))
    for (const file of ['a.png', 'b.png', 'shared.png', 'gone.png']) {
      assert.ok(!names.includes(file), file)
    }
    assert.equal(paths['gone.png'], undefined)
  })

  it('is sent with its type and is kept until it goes', async () => {
    const answer = await ask(paths['b.png'] ?? '', shift(expires, -60_000))
    assert.equal(answer.headers.get('content-type'), 'image/png')
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=60')
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
    const etag = answer.headers.get('etag') ?? ''
    const again = await ask(paths['b.png'] ?? '', now, { 'If-None-Match': etag })
    assert.equal(again.status, 304)
    const lasting = await ask(paths['a.png'] ?? '', appears)
    assert.equal(lasting.headers.get('cache-control'), 'public, max-age=31536000')
  })

  it('has its bytes and its type in the real runtime', async () => {
    using content = contentWithPictures()
    // A build of a moment when what has appeared by now was still to come.
    const site = await startLocalWorker(await buildFiles(content.path, shift(now, -7 * day)), 0)
    try {
      const { status, body, headers } = await rawRequest(site.origin + paths['always.png'])
      assert.equal(status, 200)
      assert.ok(body.toString('latin1').endsWith('always.png'))
      assert.equal(headers['content-type'], 'image/png')
    } finally {
      await site.stop()
    }
  })
})
