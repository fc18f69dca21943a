import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { zipfArticleOf } from '../../bench/zipf-content.ts'
import { bundleMemory } from '../../src/bundle/bundle-memory.ts'
import { packStretch } from '../../src/bundle/pack-stretch.ts'

const article = zipfArticleOf(100)
const texts = [1, 2, 3, 4, 6, 10, 20, 50].map((count) =>
  Array.from({ length: count }, (_, index) => article(index).text).join('\n'),
)

/** What the Worker sends of that text, in one and with a head of its own. */
async function sentOf(text: string): Promise<Uint8Array[]> {
  const whole = { from: new Date(0), text }
  const inParts = { ...whole, parts: { head: text.slice(0, 500), restKey: text } }
  const packed = [whole, inParts].map((stretch) =>
    packStretch(stretch, 'text/plain', bundleMemory()),
  )
  return (await Promise.all(packed)).map(({ file }) => file.bytes)
}

describe('packStretch', () => {
  it('gives the text again', async () => {
    for (const text of texts) {
      for (const sent of await sentOf(text)) assert.equal(gunzipSync(sent).toString(), text)
    }
  })

  it('makes at most 1.02 of the bytes that gzip -9 makes, and fewer of long texts', async () => {
    for (const text of texts) {
      const gzip = execFileSync('gzip', ['-9', '-n'], { input: text }).length
      for (const { length } of await sentOf(text)) {
        const most = gzip * (text.length < 20_000 ? 1.02 : 1)
        assert.ok(length < most, `${length} bytes, not ${most}, of ${text.length} characters`)
      }
    }
  })
})
