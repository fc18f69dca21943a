import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { parseMoment } from '../../src/read/values/parse-moment.ts'
import { character } from '../support/character.ts'

function moment(text: string, timeZone = 'Europe/Istanbul'): string {
  const result = parseMoment(text, timeZone)
  return result instanceof Date ? result.toISOString() : result.expected
}

const unreadable = 'a date such as 2025-04-11, or a date-time such as 2025-04-11T09:30:00+03:00'

/** Texts near to a date-time, since purely random ones hardly ever are one. */
const nearly = fc
  .tuple(
    fc.constantFrom('2025-03-30', '2016-03-27', '1905-01-01', '9999-12-31', '2025-02-29'),
    fc.constantFrom('', 'T', 'T02:30', 'T23:59:59', 'T02:30:00.5', ' 02:30'),
    fc.constantFrom('', 'Z', '+03:00', '-14:00', '+3'),
    fc.constantFrom('', 'T', 'Z', ' ', '9', 'Tx'),
  )
  .map((parts) => parts.join(''))

describe('parseMoment', () => {
  const machine = process.env['TZ']
  afterEach(() => {
    if (machine === undefined) delete process.env['TZ']
    else process.env['TZ'] = machine
  })

  it('takes a date for the start of that day in the time zone', () => {
    assert.equal(moment('2025-04-11'), '2025-04-10T21:00:00.000Z')
    assert.equal(moment('2025-04-11', 'UTC'), '2025-04-11T00:00:00.000Z')
    assert.equal(moment('2025-07-01', 'America/St_Johns'), '2025-07-01T02:30:00.000Z')
  })

  it('takes the first moment of a day that does not begin at midnight', () => {
    assert.equal(moment('2025-04-25', 'Africa/Cairo'), '2025-04-24T22:00:00.000Z')
    assert.equal(moment('2018-11-04', 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z')
  })

  it('takes a date-time in its own zone, whatever that of the site', () => {
    assert.equal(moment('2025-04-11T09:30:00-05:30'), '2025-04-11T15:00:00.000Z')
    assert.equal(moment('2025-04-11T09:30Z'), '2025-04-11T09:30:00.000Z')
    assert.equal(moment(' 2025-04-11T09:30:15+00:00\n'), '2025-04-11T09:30:15.000Z')
  })

  it('drops fractions of a second', () => {
    assert.equal(moment('2025-04-11T09:30:15.999999Z'), '2025-04-11T09:30:15.000Z')
  })

  it('refuses a day that does not exist', () => {
    for (const text of ['2025-02-29', '2025-04-31T09:00:00Z', '2025-13-01', '2025-00-10']) {
      assert.equal(moment(text), 'a day that exists', text)
    }
    assert.equal(moment('2024-02-29', 'UTC'), '2024-02-29T00:00:00.000Z')
  })

  it('refuses what is not in the form of RFC 3339', () => {
    for (const text of [
      '',
      'soon',
      '2025-4-11',
      '11.04.2025',
      '2025-04-11 09:30',
      '2025-04-11T24:00:00Z',
      '2025-04-11T09:60Z',
      '2025-04-11T09:30:00+0300',
      '2025-04-11T09:30:00 EST',
      '0025-04-11',
    ]) {
      assert.equal(moment(text), unreadable, text)
    }
  })

  it('refuses anything behind the zone', () => {
    for (const rest of ['T', 'T09:30', ' ', 'x', 'Z']) {
      assert.equal(moment(`2025-04-11T09:30:00Z${rest}x`), unreadable, rest)
    }
  })

  it('refuses a moment that is in the year 10000 for readers', () => {
    assert.equal(moment('9999-12-31T23:59:59-14:00'), unreadable)
  })

  it('suggests the zone of the site, with its summer time, for a time without one', () => {
    const suggestion = (text: string, timeZone: string): unknown => {
      const result = parseMoment(text, timeZone)
      return 'suggestion' in result && result.suggestion
    }
    assert.equal(
      suggestion('2025-04-11T09:30', 'Europe/Istanbul'),
      'write `2025-04-11T09:30+03:00` for Europe/Istanbul',
    )
    assert.match(String(suggestion('2025-07-01T09:30:00', 'Europe/Berlin')), /09:30:00\+02:00/)
    assert.match(String(suggestion('2025-01-01T09:30:00', 'Europe/Berlin')), /09:30:00\+01:00/)
    assert.match(String(suggestion('2025-07-01T09:30', 'America/St_Johns')), /09:30-02:30/)
  })

  it('never throws, and accepts only whole seconds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: character }), nearly), (text) => {
        const result = parseMoment(text, 'Europe/Istanbul')
        if (result instanceof Date) assert.ok(result.getTime() % 1000 === 0)
        else assert.ok(result.found.length > 0)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same in every time zone of the machine', () => {
    fc.assert(
      fc.property(nearly, fc.constantFrom('UTC', 'Europe/Istanbul'), (text, timeZone) => {
        const answers = ['UTC', 'Pacific/Apia', 'America/New_York'].map((zone) => {
          process.env['TZ'] = zone
          return parseMoment(text, timeZone)
        })
        assert.deepEqual(answers[1], answers[0])
        assert.deepEqual(answers[2], answers[0])
      }),
    )
  })

  it('answers at once to a date that is full of spaces', () => {
    const result = parseMoment(`2025-01-01 1:0${' '.repeat(100_000)}x`, 'UTC')
    assert.ok('found' in result)
  })
})
