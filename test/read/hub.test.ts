import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Problem } from '../../src/model/problem.ts'
import { webAddress } from '../support/web-address.ts'
import { frontMatter, readSite } from './support/small-site.ts'

const settings = `title: Harbour news
description: What happens in the harbour.
url: https://harbour.example
language: en
timeZone: Europe/Istanbul
ids: { authority: harbour.example, date: "2025" }
authors: { desk: { name: Harbour desk } }
`

/** What `hub` of `site.yaml` becomes: what the site has, or the one problem of it. */
async function read(hub: string): Promise<string | undefined | Problem> {
  const result = await readSite({
    'site.yaml': `${settings}hub: ${JSON.stringify(hub)}\n`,
    'articles/ferry.md': `${frontMatter}It runs.`,
  })
  if (!('problems' in result)) return result.content.site.hub
  const [problem, ...others] = result.problems
  assert.deepEqual(others, [])
  assert.ok(problem)
  return problem
}

describe('hub of site.yaml', () => {
  it('is an https address or the word self', async () => {
    assert.equal(await read('https://hub.example'), 'https://hub.example/')
    assert.equal(await read(' https://hub.example:8443/a?b=c '), 'https://hub.example:8443/a?b=c')
    assert.equal(await read('self'), 'self')
  })

  const refused: Readonly<Record<string, string | undefined>> = {
    'http://hub.example/a': 'write `https://hub.example/a` if the hub answers there',
    'http://127.0.0.1:8080/': 'write `https://127.0.0.1:8080/` if the hub answers there',
    'hub.example/a': 'write `https://hub.example/a`',
    '/hub': 'write `self`',
    '/news/': undefined,
    SELF: 'did you mean `self`?',
    'https://harbour.example/hub': 'write `self`',
    'http://harbour.example/hub': 'write `self`',
    'https://hub.example/#top': 'write `https://hub.example/`',
    'https://hub.example/#': 'write `https://hub.example/`',
    'https://': undefined,
    'ftp://hub.example/': undefined,
    'https://hub"a.example/': undefined,
  }
  for (const [hub, suggestion] of Object.entries(refused)) {
    it(`refuses ${hub}, with its place and what to write`, async () => {
      const problem = await read(hub)
      assert.ok(typeof problem === 'object')
      const { file, line, column, field } = problem
      assert.deepEqual({ line, column, field }, { line: 8, column: 6, field: 'hub' })
      assert.ok(file.endsWith('site.yaml'))
      assert.equal(problem.suggestion, suggestion)
    })
  }

  it('never shows the password of an address', async () => {
    const problem = await read('https://me:secret@hub.example/a')
    assert.ok(typeof problem === 'object')
    assert.doesNotMatch(JSON.stringify(problem), /secret/)
    assert.equal(problem.suggestion, 'write `https://hub.example/a`')
  })

  it('is an address that a header and a request can carry, or a problem', async () => {
    const addresses = fc.oneof(webAddress, fc.webUrl({ withFragments: true }), fc.string())
    await fc.assert(
      fc.asyncProperty(addresses, async (text) => {
        const hub = await read(text)
        if (hub === undefined || typeof hub === 'object' || hub === 'self') return
        assert.match(hub, /^https:\/\/[\w\-.~:/?@!$&'()*+,;=%[\]]+$/)
        assert.equal(URL.parse(hub)?.href, hub)
      }),
      { numRuns: 100 },
    )
  })
})
