import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { channelRules } from '../../../src/check/feed/channel-rules.ts'
import { openFeed } from '../../../src/check/feed/open-feed.ts'

const files = ['rss.xml', 'atom.xml', 'feed.json']
const now = Date.parse('2026-11-01T12:00:00Z')

type Edit = [file: string, from: string | RegExp, to: string]

/** What the rules have against the formats of the complete site, one of which is edited. */
function findings([file, from, to]: Edit): [rule: string, found: string, expected: string][] {
  const channel = files.map((name) => {
    const text = readFileSync(`test/golden/complete/${name}`, 'utf8')
    const edited = name === file ? text.replace(from, to) : text
    if (name === file) assert.notEqual(edited, text)
    return openFeed({ bytes: Buffer.from(edited), address: name, now })
  })
  return channelRules.flatMap(({ id, find }) =>
    find(channel).map(({ found, expected }): [string, string, string] => [id, found, expected]),
  )
}

/** For each rule, an edit that breaks it and nothing else. */
const samples: Record<string, Edit> = {
  'formats-ids-differ': ['atom.xml', /<entry>.*?<\/entry>\n/s, ''],
  'formats-items-differ': [
    'feed.json',
    /"title": "(?=[^"]*",\n\s*"content_html)/,
    '"title": "Not ',
  ],
}

describe('channelRules', () => {
  it('have nothing against formats that say the same', () => {
    assert.deepEqual(findings(['rss.xml', '<rss ', '<rss  ']), [])
  })

  it('have a broken sample each', () => {
    assert.deepEqual(Object.keys(samples).sort(), channelRules.map(({ id }) => id).sort())
  })

  for (const [rule, edit] of Object.entries(samples)) {
    it(`find with ${rule}, and with no other, what breaks it`, () => {
      const found = findings(edit)
      assert.deepEqual(
        found.map(([id]) => id),
        [rule],
      )
      assert.match(found[0]?.[1] ?? '', new RegExp(` in ${edit[0]}$`))
      assert.match(found[0]?.[2] ?? '', / as in rss\.xml$/)
    })
  }

  const others: Record<string, [rule: string, edit: Edit]> = {
    id: [
      'formats-ids-differ',
      ['atom.xml', /(<entry.*?<entry.*?>\n<id>)[^<]*/s, '$1tag:x.example,2025:1'],
    ],
    guid: ['formats-ids-differ', ['feed.json', '65f0c2a7e4b0d91f', '65f0c2a7e4b0d91e']],
    link: ['formats-items-differ', ['feed.json', '/articles/every-field/"', '/articles/other/"']],
    date: ['formats-items-differ', ['feed.json', /"date_published": "2/, '"date_published": "1']],
  }
  for (const [what, [rule, edit]] of Object.entries(others)) {
    it(`see another ${what} in one format`, () => {
      assert.deepEqual(
        findings(edit).map(([id]) => id),
        [rule],
      )
    })
  }
})
