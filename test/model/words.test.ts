import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { wordsOf } from '../../src/model/words.ts'
import { character } from '../support/character.ts'
import { hostileText } from '../support/hostile.ts'

describe('wordsOf', () => {
  const samples: Readonly<Record<string, string>> = {
    'Talks in Istanbul: “round two”, 2.5 hours': 'talks in istanbul round two 2 5 hours',
    'Russia’s l\'accord d’État rock"n"roll': 'russia s l accord d etat rock n roll',
    'п’ять пʼять п\u02bbять': 'п ять п ять п ять',
    'ÉTÉ e\u0301te\u0301 Straße STRASSE Łódź': 'ete ete strasse strasse lodz',
    'İSTANBUL ısı ΟΔΟΣ οδός ΟΔΟΣ’Α': 'istanbul isi οδοσ οδοσ οδοσ α',
    'ﬁne １２ x² ½ a_b e-mail C++': 'fine 12 x2 1 2 a b e mail c',
    'co\u00adoperation \u200ework\u200f محـــمد می\u200cخواهم': 'cooperation work محمد میخواهم',
    'one\u200btwo\u00a0three\u2028four': 'one two three four',
    '日本語のニュースGDPか\u30993％': '日 本 語 の ニ ュ ー ス gdp が 3',
    'カ\u3099 ガ ｶﾞ': 'ガ ガ ガ',
    'ไทย 한국어 ភាសា': 'ไ ท ย 한국어 ភា សា',
    '… — 🎉 !': '',
  }
  for (const [text, words] of Object.entries(samples)) {
    it(`finds the words of ${JSON.stringify(text)}`, () => {
      assert.equal(wordsOf(text).join(' '), words.normalize('NFC'))
    })
  }

  it('takes every word that it gives for one word, and the same', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: character })), (text) => {
        for (const word of wordsOf(text)) assert.deepEqual(wordsOf(word), [word])
      }),
    )
  })

  it('does not mind the form of Unicode, nor what is around a text', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (text, form) => {
        assert.deepEqual(wordsOf(` ${text.normalize(form)}\n`), wordsOf(text))
      }),
    )
  })
})
