import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fold } from '../../src/model/fold.ts'

const equal: [one: string, other: string][] = [
  ['İSTANBUL', 'istanbul'],
  ['ılık', 'ILIK'],
  ['ǅ', 'dž'],
  ['STRAẞE', 'strasse'],
  ['Žluťoučký kůň', 'zlutoucky kun'],
  ['Łódź', 'lodz'],
  ['ΟΔΟΣ', 'οδός'],
  ['Ｆｅｅｄ１', 'feed1'],
  ['ﬁnance', 'finance'],
  ['كـتـاب', 'كتاب'],
  ['كِتَاب', 'كتاب'],
  ['שָׁלוֹם', 'שלום'],
  ['ｶﾞｽ', 'ガス'],
  ['\u1112\u1161\u11ab', '한'],
  ['co\u00adoperation', 'cooperation'],
  ['\u200eReuters\u200f', 'reuters'],
  ['❤️', '❤'],
  ['  New\u00a0 York\n', 'new york'],
]

const different: [one: string, other: string][] = [
  ['か', 'が'],
  ['दिन', 'दान'],
  ['กา', 'กี'],
  ['한국', '항국'],
  ['new york', 'newyork'],
  ['c', 'c++'],
]

// Letters of which the small and the large form are one letter each way, and marks upon them.
const text = fc
  .array(
    fc.constantFrom(
      ...'abIizßſςΣσέÉñÅøŁæŒдЙёגכّأकािन้าがｶﾞ한국中ﬁǅẞ½①Ａ',
      '\u0301',
      '\u0307',
      '\u3099',
      '\u0640',
      '\u00ad',
      '\u200d',
      '\u{1f469}',
      ' ',
      '-',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const anything = fc
  .array(fc.nat(0x10ffff), { maxLength: 8 })
  .map((points) => String.fromCodePoint(...points))

describe('fold', () => {
  for (const [one, other] of equal) {
    it(`takes ${JSON.stringify(one)} for ${JSON.stringify(other)}`, () => {
      assert.equal(fold(one), fold(other))
    })
  }

  for (const [one, other] of different) {
    it(`tells ${JSON.stringify(one)} from ${JSON.stringify(other)}`, () => {
      assert.notEqual(fold(one), fold(other))
    })
  }

  it('changes nothing that is folded', () => {
    fc.assert(
      fc.property(fc.oneof(text, anything), (written) => {
        assert.equal(fold(fold(written)), fold(written))
      }),
    )
  })

  it('changes no character that is folded', () => {
    for (let point = 0; point < 0x30000; point++) {
      const folded = fold(String.fromCodePoint(point))
      if (fold(folded) !== folded) assert.fail(point.toString(16))
    }
  })

  it('does not mind case and the form of Unicode', () => {
    fc.assert(
      fc.property(text, (written) => {
        const folded = fold(written)
        assert.equal(fold(written.toUpperCase()), folded)
        assert.equal(fold(written.toLowerCase()), folded)
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
          assert.equal(fold(written.normalize(form)), folded, form)
        }
      }),
    )
  })
})
