import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sourceKey } from '../../src/model/source-key.ts'

const cases: [text: string, key: string][] = [
  ['Reuters', 'reuters'],
  ['Agence France-Presse', 'agence france-presse'],
  ['reuters.com', 'reuters.com'],
  ['https://www.reuters.com/world/?a=b#c', 'reuters.com'],
  ['http://Reuters.com.:8080', 'reuters.com'],
  ['www.www.reuters.com', 'reuters.com'],
  ['www.com', 'www.com'],
  ['news.bbc.co.uk/world', 'news.bbc.co.uk'],
  ['https://münchen.example', 'xn--mnchen-3ya.example'],
  ['ｈｔｔｐｓ://reuters.com/x', 'reuters.com'],
  ['https://[::1]/', '[::1]'],
  ['https://not a host', 'https://not a host'],
  ['The A.P.', 'the a.p.'],
  ['Yahoo! News / Sports', 'yahoo! news / sports'],
]

const part = fc.constantFrom(
  ...['https://', 'HTTP:', 'ｈ', 'www.', 'reuters', '.com', '.', '/', ':80', '?', '#', ' ', 'ü'],
  ...['%41', '@', '[::1]', 'xn--', '。', 'É', '\\', '_', '1'],
)
const addresses = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))

describe('sourceKey', () => {
  for (const [text, key] of cases) {
    it(`is ${JSON.stringify(key)} for ${JSON.stringify(text)}`, () => {
      assert.equal(sourceKey(text), key)
    })
  }

  it('is its own key', () => {
    fc.assert(
      fc.property(addresses, (text) => {
        const key = sourceKey(text)
        assert.equal(sourceKey(key), key)
      }),
      { numRuns: 1000 },
    )
  })

  it('answers at once to a long text', () => {
    assert.equal(sourceKey('www.'.repeat(50_000)), 'www.www')
  })
})
