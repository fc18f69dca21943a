import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { now, startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { type Ask, memorySite } from './memory-site.ts'
import { channelPaths, documentsWith, feeds } from './sample-site.ts'
import { appears, expires, scheduled, scheduledFiles, shift } from './scheduled-articles.ts'

const everyDocument = [...feeds.map(({ path }) => path), ...channelPaths]

describe('the Worker, as time goes by', () => {
  let ask: Ask
  const shortContent = writeShortContent()
  before(async () => {
    ask = await memorySite(scheduledFiles, now)
  })
  after(() => rmSync(shortContent, { recursive: true }))

  for (const { title, path, moves, documents, hidden, visible } of scheduled) {
    it(`shows ${title} while it is to be seen`, async () => {
      for (const moment of visible) {
        for (const document of [...documents, path]) {
          assert.ok((await textOf(await ask(document, moment))).includes(title), document)
        }
        for (const move of moves) {
          const { status, headers } = await ask(move, moment)
          assert.equal(status, 308, move)
          assert.equal(headers.get('location'), path, move)
        }
      }
    })

    it(`hides ${title} at all other times`, async () => {
      for (const moment of hidden) {
        for (const document of everyDocument) {
          const text = await textOf(await ask(document, moment))
          assert.ok(!text.includes(title) && !text.includes(path), document)
        }
      }
    })

    it(`answers for ${title} at all other times as if there were none`, async () => {
      for (const moment of hidden) {
        const nothing = await ask('/articles/no-article/', moment)
        const text = await nothing.text()
        for (const address of [path, ...moves]) {
          const answer = await ask(address, moment, { 'If-None-Match': '*' })
          assert.equal(answer.status, 404, address)
          assert.deepEqual([...answer.headers], [...nothing.headers], address)
          assert.equal(await answer.text(), text, address)
        }
      }
    })
  }

  it('answers as a build of that moment does', async () => {
    for (const moment of [appears, expires]) {
      const rebuilt = await memorySite(scheduledFiles, moment)
      for (const path of everyDocument) {
        const waited = await ask(path, shift(expires, 1))
        const fresh = await rebuilt(path, shift(expires, 1))
        assert.deepEqual([...waited.headers], [...fresh.headers], path)
        assert.deepEqual(await waited.bytes(), await fresh.bytes(), path)
      }
    }
  })

  it('answers under a clock that is behind the build', async () => {
    for (const path of everyDocument) {
      assert.equal((await ask(path, shift(now, -1000))).status, 200, path)
    }
  })

  it('goes by the clock of the real runtime', async () => {
    const site = await startSite(shortContent, new Date('2025-01-01T00:00:00Z'))
    try {
      for (const path of [...documentsWith('visas'), '/articles/short/']) {
        const { status, body } = await rawRequest(site.origin + path)
        assert.equal(status, 200, path)
        assert.ok(body.includes('A short article'), path)
      }
    } finally {
      await site.stop()
    }
  })
})

/** The settings of the sample site with one article, which a build of early 2025 has to wait for. */
function writeShortContent(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-content-'))
  for (const file of ['site.yaml', 'topics.yaml', 'icon.png'])
    cpSync(join('content', file), join(folder, file))
  mkdirSync(join(folder, 'articles'))
  writeFileSync(
    join(folder, 'articles/short.md'),
    `---
title: A short article
id: tag:istanbul-talks.example,2025:short
published: 2025-01-02T09:00:00Z
topics: [visas]
---

A text.
`,
  )
  return folder
}

async function textOf(response: Response): Promise<string> {
  assert.equal(response.status, 200)
  return await response.text()
}
