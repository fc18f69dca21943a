import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type BundleMemory, bundleMemory } from '../../src/bundle/bundle-memory.ts'
import { packGroup } from '../../src/bundle/pack-documents.ts'
import type { PackedDocument } from '../../src/bundle/packed-document.ts'
import type { DocumentGroup, RenderedStretch } from '../../src/model/rendered-site.ts'

const long = Array.from({ length: 20_000 }, (_, index) => `item ${index}\n`).join('')

/** A group of one feed. */
function feed(
  head: string,
  { text, restKey = 'items' }: { text: () => string; restKey?: string },
): DocumentGroup {
  const stretch: RenderedStretch = {
    from: new Date(0),
    parts: { head, restKey },
    get text() {
      return text()
    },
  }
  const document = { path: '/feed', kind: 'feed', mediaType: 'text/plain' } as const
  return { key: head, render: async () => [{ ...document, stretches: [stretch] }] }
}

async function packed(
  group: DocumentGroup,
  memory: BundleMemory = bundleMemory(),
): Promise<{ documents: PackedDocument[]; bytes: Uint8Array; text: string }> {
  const { documents, files } = await packGroup(group, memory)
  const bytes = files[0]?.bytes ?? new Uint8Array()
  return { documents, bytes, text: gunzipSync(bytes).toString() }
}

/** A memory of a bundle that had these documents. */
function after(memory: BundleMemory, documents: readonly PackedDocument[]): BundleMemory {
  const stretches = documents.flatMap((document) => document.stretches)
  return {
    ...memory,
    formerStretch(key) {
      const stretch = stretches.find(({ rest }) => rest?.key === key)
      const file = stretch && memory.files.get(stretch.file)
      return file && { stretch, file }
    },
  }
}

describe('packGroup', () => {
  it('takes the items of a long feed from one with another head', async () => {
    const memory = bundleMemory()
    const { documents } = await packed(feed('old\n', { text: () => `old\n${long}` }), memory)
    const known = await packed(
      feed('a new one\n', { text: () => assert.fail('rendered again') }),
      after(memory, documents),
    )
    const fresh = await packed(feed('a new one\n', { text: () => `a new one\n${long}` }))
    assert.equal(known.text, `a new one\n${long}`)
    assert.deepEqual(known, fresh)
  })

  it('renders a feed whose items have changed', async () => {
    const memory = bundleMemory()
    const { documents } = await packed(feed('head\n', { text: () => `head\n${long}` }), memory)
    const edited = `head\n${long}one more\n`
    const { text } = await packed(
      feed('head\n', { text: () => edited, restKey: 'others' }),
      after(bundleMemory(), documents),
    )
    assert.equal(text, edited)
  })

  it('renders a feed again whose items are no longer there', async () => {
    const { documents } = await packed(feed('old\n', { text: () => `old\n${long}` }))
    const { text } = await packed(
      feed('new\n', { text: () => `new\n${long}` }),
      after(bundleMemory(), documents),
    )
    assert.equal(text, `new\n${long}`)
  })

  it('tells the bytes of a long text, and a validator that changes with head and items', async () => {
    const variants = [
      ['head\n', long],
      ['Head\n', long],
      ['head\n', `${long}!`],
    ] as const
    const stretches = await Promise.all(
      variants.map(async ([head, rest]) => {
        const { documents } = await packed(feed(head, { text: () => head + rest }))
        return documents[0]?.stretches[0]
      }),
    )
    assert.deepEqual(
      stretches.map((stretch) => stretch?.length),
      variants.map(([head, rest]) => Buffer.byteLength(head + rest)),
    )
    for (const fact of ['etag', 'file'] as const) {
      assert.equal(new Set(stretches.map((stretch) => stretch?.[fact])).size, variants.length)
    }
  })

  it('compresses a short feed as one', async () => {
    const { documents, text } = await packed(feed('head\n', { text: () => 'head\nitem\n' }))
    assert.equal(text, 'head\nitem\n')
    assert.equal(documents[0]?.stretches[0]?.rest, undefined)
  })
})
