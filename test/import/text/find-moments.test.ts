import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findMoments } from '../../../src/import/text/find-moments.ts'
import { character } from '../../support/character.ts'

function written(text: string, language: string): string[] {
  return findMoments(text, language).map(({ date, time, offset }) =>
    [date, time, offset].filter((part) => part !== undefined).join(' '),
  )
}

describe('findMoments', () => {
  it('reads days in the ways of many languages', () => {
    const days = [
      ['en', 'June 8, 2024 17:05', '2024-06-08 17:05'],
      ['en', '8 June 2024', '2024-06-08'],
      ['en', 'Sat, 8 Jun 2024', '2024-06-08'],
      ['de', '8. Juni 2024 um 9.40 Uhr', '2024-06-08 09:40'],
      ['de', '08.06.2024, 09:40', '2024-06-08 09:40'],
      ['fr', 'le 8 juin 2024 à 17h05', '2024-06-08 17:05'],
      ['es', '8 de junio de 2024 a las 17:05', '2024-06-08 17:05'],
      ['tr', '8 Haziran 2024 17:05', '2024-06-08 17:05'],
      ['pl', '8 czerwca 2024', '2024-06-08'],
      ['el', '8 Ιουνίου 2024', '2024-06-08'],
      ['ru', '8 июня 2024, 17:05', '2024-06-08 17:05'],
      ['vi', '08/06/2024 17:05 (GMT+7)', '2024-06-08 17:05 +07:00'],
      ['vi', 'ngày 8 tháng 6 năm 2024', '2024-06-08'],
      ['ja', '2024年6月8日 17:05', '2024-06-08 17:05'],
    ] as const
    for (const [language, text, expected] of days) {
      assert.deepEqual(written(text, language), [expected], text)
    }
  })

  it('reads times with halves of the day and zones', () => {
    assert.deepEqual(written('6/18/2024 2:30 PM', 'en-US'), ['2024-06-18 14:30'])
    assert.deepEqual(written('18.06.2024 12:05 am', 'en'), ['2024-06-18 00:05'])
    assert.deepEqual(written('2024-06-18T14:30:00+02:00', 'en'), ['2024-06-18 14:30 +02:00'])
    assert.deepEqual(written('2024-06-18 14:30 UTC', 'en'), ['2024-06-18 14:30 Z'])
  })

  it('takes nothing that is counted from today, and no day without its year', () => {
    for (const text of [
      'yesterday',
      '2 hours ago',
      'last Friday',
      '8 June',
      'in May 2024',
      '6/8/24',
    ]) {
      assert.deepEqual(written(text, 'en'), [], text)
    }
    assert.deepEqual(written('vor zwei Tagen', 'de'), [])
    assert.deepEqual(written('31.02.2024', 'de'), [])
  })

  it('tells when day and month could be the other way round', () => {
    assert.equal(findMoments('04/05/2024', 'en')[0]?.ambiguous, true)
    assert.equal(findMoments('04/05/2024', 'en-US')[0]?.date, '2024-04-05')
    assert.equal(findMoments('24/05/2024', 'en-US')[0]?.ambiguous, false)
    assert.equal(findMoments('04.05.2024', 'en')[0]?.ambiguous, false)
  })

  it('finds every day that a language writes', () => {
    const day = fc.date({
      min: new Date('1950-01-02'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    })
    const language = fc.constantFrom(
      'en-GB',
      'en-US',
      'de',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'sv',
      'tr',
      'pl',
      'cs',
      'vi',
      'id',
      'ru',
      'uk',
      'fi',
    )
    fc.assert(
      fc.property(day, language, fc.constantFrom('long', 'short'), (date, tag, month) => {
        const format = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const
        const text = new Intl.DateTimeFormat(tag, format).format(date)
        assert.deepEqual(written(text, tag), [date.toISOString().slice(0, 10)], `${tag}: ${text}`)
      }),
      { numRuns: 60 },
    )
  })

  it('never throws', () => {
    const part = fc.constantFrom(
      '2024',
      '-',
      '/',
      '.',
      '13',
      '6',
      'June',
      'Mayıs',
      ':',
      '30',
      'T',
      '+',
    )
    const text = fc.array(fc.oneof(part, fc.string({ unit: character }))).map((all) => all.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'tr', 'und', 'no tag'), (line, language) => {
        findMoments(line, language)
      }),
      { numRuns: 25 },
    )
  })
})
