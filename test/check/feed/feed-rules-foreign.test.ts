import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { applyRules, type Breach } from '../../../src/check/apply-rules.ts'
import { feedRules } from '../../../src/check/feed/feed-rules.ts'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import { foreignFeeds } from './foreign-feeds.ts'
import { now } from './sound-documents.ts'

const golden = 'test/golden/complete'
const utf8 = new TextEncoder()

/** What is worse than a hint. */
function harms(bytes: Uint8Array, moment: number): string[] {
  return breaches(bytes, moment)
    .filter(({ rule }) => rule.level !== 'hint')
    .map(({ rule, findings }) => `${rule.id}: ${JSON.stringify(findings)}`)
}

function breaches(bytes: Uint8Array, moment: number): Breach[] {
  return applyRules(feedRules, openFeed({ bytes, now: moment }))
}

describe('feedRules on what Feedmill serves', () => {
  const files = readdirSync(golden, { recursive: true, encoding: 'utf8' })
  const feeds = files.filter((file) => /(?:rss|atom)\.xml|feed\.json|\.opml/.test(file))
  for (const file of feeds.filter((one) => !one.includes('.preview.')).sort()) {
    it(`find neither error nor warning in ${file}`, () => {
      assert.deepEqual(harms(readFileSync(join(golden, file)), Date.parse('2027-01-01')), [])
    })
  }
})

describe('feedRules on feeds of other programs', () => {
  // What the programs could do better, each of which some reader shows wrong.
  const warnings: Record<keyof typeof foreignFeeds, readonly string[]> = {
    wordpress: [],
    ghost: [],
    podcast: [],
    videos: ['atom-feed-updated'],
    blogger: [],
    mastodon: [],
    rdf: [],
    netscape: ['feed-item-date', 'rss-guid'],
    jekyll: ['atom-title-text'],
    dotnet: ['feed-byte-order-mark'],
    microblog: [],
  }
  for (const [name, text] of Object.entries(foreignFeeds)) {
    it(`find no error in one like ${name}`, () => {
      const found = breaches(utf8.encode(text), now).map(({ rule }) => rule)
      const ids = (level: string): string[] =>
        found.filter((rule) => rule.level === level).map(({ id }) => id)
      assert.deepEqual(ids('error'), [])
      assert.deepEqual(ids('warning'), warnings[name as keyof typeof foreignFeeds])
    })
  }
})
