import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseLinks } from '../../../src/check/http/parse-links.ts'

describe('parseLinks', () => {
  it('reads each link with its relations, and whether a parameter follows them', () => {
    const header =
      '<https://a.example/?b=c,d;e>; rel="hub", <x>;REL=Self ; title="a, <b>; rel=no", <y>; title=z ; rel="next Prev", <w>'
    assert.deepEqual(parseLinks(header), [
      { target: 'https://a.example/?b=c,d;e', rels: ['hub'], goesOn: false },
      { target: 'x', rels: ['self'], goesOn: true },
      { target: 'y', rels: ['next', 'prev'], goesOn: false },
      { target: 'w', rels: [], goesOn: false },
    ])
  })

  it('counts only the first relation of a link', () => {
    const [link] = parseLinks('<x>; rel=hub; rel=self')
    assert.deepEqual(link, { target: 'x', rels: ['hub'], goesOn: true })
  })

  it('takes whatever a server sends', () => {
    const pieces = fc.constantFrom('<', '>', ';', ',', '"', '\\', '=', 'rel', ' ', 'hub', 'a')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        for (const { target } of parseLinks(list.join(''))) assert.ok(!target.includes('>'))
      }),
    )
  })

  it('takes no long time for a long header', { timeout: 5000 }, () => {
    for (const part of ['; a', ' ;', '; rel="', '<', '<x>; rel=hub ', '\\"', '; a = ']) {
      parseLinks(`<x>; rel="${part.repeat(8000)}`)
      parseLinks(`<x>${part.repeat(8000)}`)
    }
  })
})
