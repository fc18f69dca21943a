import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { proposeTopics } from '../../src/import/propose-topics.ts'

const topics = [
  { slug: 'harbour', keywords: ['harbour', 'quay wall', 'quay'] },
  { slug: 'ferries', keywords: ['ferry', 'ferries'] },
  { slug: 'music', keywords: ['concert'] },
  { slug: 'untold', keywords: [] },
]

describe('proposeTopics', () => {
  it('tells which keyword was found, how often and where', () => {
    const text = 'The ferry waits. Another Ferry follows it to the quay  wall.'
    assert.deepEqual(proposeTopics({ title: 'A ferry is late', text }, topics), [
      { slug: 'ferries', evidence: ['`ferry` in the title and 2 times in the text'] },
      { slug: 'harbour', evidence: ['`quay wall` once in the text', '`quay` once in the text'] },
    ])
  })

  it('puts the topic of the title before those that the text names more often', () => {
    const text = 'A concert, a concert and a concert on the ferry.'
    const slugs = proposeTopics({ title: 'Ferries', text }, topics).map(({ slug }) => slug)
    assert.deepEqual(slugs, ['ferries', 'music'])
  })

  it('proposes nothing without a keyword, and none for a part of a word', () => {
    assert.deepEqual(proposeTopics({ text: 'The concertina plays at the tramway.' }, topics), [])
    assert.deepEqual(proposeTopics({ text: '' }, topics), [])
  })

  it('proposes a topic for every keyword that a text contains', () => {
    fc.assert(
      fc.property(fc.subarray(topics.slice(0, 3)), fc.array(fc.string()), (chosen, words) => {
        const text = chosen.flatMap(({ keywords }) => [...words, keywords[0]]).join('. ')
        const slugs = proposeTopics({ text }, topics).map(({ slug }) => slug)
        for (const { slug } of chosen) assert.ok(slugs.includes(slug), slug)
      }),
    )
  })
})
