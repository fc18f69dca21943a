import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mix, mixText, unmixed } from '../../src/model/mix.ts'

const word = fc.integer({ min: 0, max: 0xffffffff })
const words = fc.array(word, { minLength: 1 }).map((numbers) => Uint32Array.from(numbers))

describe('mix', () => {
  it('differs in both halves when one number differs', () => {
    fc.assert(
      fc.property(words, fc.nat(), word, (numbers, place, other) => {
        const at = place % numbers.length
        fc.pre(numbers[at] !== other)
        const one = mix(unmixed, numbers)
        const changed = mix(unmixed, numbers.with(at, other))
        assert.notEqual(one.left, changed.left)
        assert.notEqual(one.right, changed.right)
      }),
    )
  })

  it('gives in one go what it gives in two', () => {
    fc.assert(
      fc.property(words, fc.nat(), (numbers, place) => {
        const at = place % numbers.length
        assert.deepEqual(
          mix(mix(unmixed, numbers.subarray(0, at)), numbers.subarray(at)),
          mix(unmixed, numbers),
        )
      }),
    )
  })

  it('has no equal halves among many similar rows', () => {
    const all = Array.from({ length: 20_000 }, (_, number) =>
      mix(unmixed, Uint32Array.of(number % 100, Math.floor(number / 100), 7)),
    )
    assert.equal(new Set(all.map(({ left, right }) => `${left} ${right}`)).size, all.length)
    // Of so many random numbers of 32 bits, 0.05 pairs are equal.
    assert.ok(new Set(all.map(({ left }) => left)).size > all.length - 5)
    assert.ok(new Set(all.map(({ right }) => right)).size > all.length - 5)
  })
})

describe('mixText', () => {
  it('keeps texts apart that read the same in a row', () => {
    const row = (...texts: string[]) => texts.reduce(mixText, unmixed)
    assert.notDeepEqual(row('ab', 'c'), row('a', 'bc'))
    assert.notDeepEqual(row('', 'a'), row('a', ''))
  })
})
