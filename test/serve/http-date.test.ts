import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseHttpDate } from '../../src/serve/http-date.ts'

const now = Date.UTC(2026, 10, 1)
// The example of RFC 9110 §5.6.7.
const example = Date.UTC(1994, 10, 6, 8, 49, 37)

const unreadable = [
  '',
  'yesterday',
  '784111777',
  '1994-11-06T08:49:37Z',
  'Sun, 06 Nov 1994 08:49:37',
  'Sun, 06 Nov 1994 08:49:37 +0000',
  'Sun, 6 Nov 1994 08:49:37 GMT',
  'Sun, 06 Nov 94 08:49:37 GMT',
  'Sun, 06 Foo 1994 08:49:37 GMT',
  'Sun, 31 Nov 1994 08:49:37 GMT',
  'Sun, 00 Nov 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 24:00:00 GMT',
  'Sun, 06 Nov 1994 08:60:00 GMT',
  'Sun, 06 Nov 1994 08:49:61 GMT',
  'Sun, 06 Nov 1994 :::::::: GMT',
  'Sun, 06 Nov 1994 00000008 GMT',
  'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
]

describe('parseHttpDate', () => {
  it('reads the three forms of a date', () => {
    assert.equal(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT', now), example)
    assert.equal(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', now), example)
    assert.equal(parseHttpDate('Sun Nov  6 08:49:37 1994', now), example)
  })

  it('reads a date with white space around it', () => {
    assert.equal(parseHttpDate(' Sun, 06 Nov 1994 08:49:37 GMT\t', now), example)
  })

  for (const text of unreadable) {
    it(`reads nothing from ${JSON.stringify(text)}`, () => {
      assert.equal(parseHttpDate(text, now), undefined)
    })
  }

  it('takes a year of two digits as at most 50 years ahead', () => {
    const yearOf = (digits: string) =>
      new Date(parseHttpDate(`Sunday, 06-Nov-${digits} 08:49:37 GMT`, now) ?? 0).getUTCFullYear()
    assert.deepEqual(['26', '76', '77', '99', '00'].map(yearOf), [2026, 2076, 1977, 1999, 2000])
  })

  it('gives back every moment that the first form can say', () => {
    const date = moments('1583-01-01T00:00:00Z', '9999-12-31T23:59:59Z')
    fc.assert(fc.property(date, (at) => parseHttpDate(at.toUTCString(), now) === +at))
  })

  it('gives back every moment that the obsolete forms can say', () => {
    fc.assert(
      fc.property(moments('1977-01-01T00:00:00Z', '2076-12-31T23:59:59Z'), (at) => {
        assert.equal(parseHttpDate(rfc850(at), now), +at)
        assert.equal(parseHttpDate(asctime(at), now), +at)
      }),
    )
  })

  it('reads a moment or nothing from any text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\w{3}, \d\d Nov \d{4} [\d:]{8} GMT$/))
    fc.assert(
      fc.property(text, (value) => {
        const moment = parseHttpDate(value, now)
        return moment === undefined || Number.isInteger(moment)
      }),
    )
  })
})

function moments(min: string, max: string): fc.Arbitrary<Date> {
  const seconds = { min: Date.parse(min) / 1000, max: Date.parse(max) / 1000 }
  return fc.integer(seconds).map((second) => new Date(second * 1000))
}

function rfc850(date: Date): string {
  const [, day, month, year = '', time] = date.toUTCString().split(' ')
  const name = date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
  return `${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`
}

function asctime(date: Date): string {
  const [name, day, month, year, time] = date.toUTCString().split(' ')
  return `${name?.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`
}
