import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { firstSentence, summarise, summaryLength } from '../../src/model/summarise.ts'
import { character } from '../support/character.ts'

describe('summarise', () => {
  it('keeps a short text whole', () => {
    assert.equal(summarise('The ferry runs again', 'en'), 'The ferry runs again')
    assert.equal(summarise('a'.repeat(summaryLength), 'en'), 'a'.repeat(summaryLength))
  })

  it('takes as many whole sentences as fit', () => {
    const sentence = 'The ferry runs again, and so do the buses.'
    const summary = summarise(Array(20).fill(sentence).join(' '), 'en')
    assert.equal(summary, Array(7).fill(sentence).join(' '))
  })

  it('takes questions, exclamations and quotations for sentences', () => {
    const text = `Does it run? It does! “It does,” he said. ${'And on it goes, '.repeat(30)}`
    assert.equal(summarise(text, 'en'), 'Does it run? It does! “It does,” he said.')
  })

  it('does not end within a number', () => {
    const text = `The ferry costs 12.50 a day. ${'It is 3.5 miles, '.repeat(30)}`
    assert.equal(summarise(text, 'en'), 'The ferry costs 12.50 a day.')
  })

  it('does not end with an abbreviation', () => {
    for (const name of ['Mr. Jones', 'Dr. Smith', 'the U.S. Embassy', 'John F. Kennedy']) {
      const text = `The ferry runs again. It was opened by ${name} ${'and others '.repeat(30)}.`
      assert.equal(summarise(text, 'en'), 'The ferry runs again.', name)
    }
  })

  it('takes whole words of a sentence that is too long', () => {
    const summary = summarise('harbour '.repeat(100), 'en')
    assert.match(summary, /^(?:harbour )+harbour…$/)
    assert.ok(summary.length > summaryLength - 10)
  })

  it('cuts a word that is too long between characters', () => {
    assert.equal(summarise('a'.repeat(400), 'en'), `${'a'.repeat(299)}…`)
    assert.match(summarise('😀'.repeat(400), 'en'), /^(?:😀)+…$/u)
    assert.match(summarise('👨‍👩‍👧‍👦'.repeat(100), 'en'), /^(?:👨‍👩‍👧‍👦)+…$/u)
  })

  it('knows sentences of Japanese', () => {
    const sentence = '船はまた走ります。'
    assert.equal(summarise(sentence.repeat(60), 'ja'), sentence.repeat(33))
  })

  it('knows sentences of Arabic', () => {
    const summary = summarise('تعمل العبارة مرة أخرى. هل تعمل؟ '.repeat(30), 'ar')
    assert.match(summary, /[.؟]$/u)
    assert.ok(summary.length > summaryLength - 40)
  })

  it('is well-formed and short for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: character, maxLength: 2000, size: 'max' }),
        fc.constantFrom('en', 'ja', 'ar', 'th'),
        (text, language) => {
          const summary = summarise(text, language)
          assert.ok(summary.length <= summaryLength)
          assert.ok(summary.isWellFormed())
          assert.ok(text.includes(summary.replace(/…$/, '')))
        },
      ),
    )
  })
})

describe('firstSentence', () => {
  it('goes on behind an abbreviation', () => {
    const text = 'The U.S. ferry runs again. Mr. Jones is on board.'
    assert.equal(firstSentence(text, 'en'), 'The U.S. ferry runs again.')
    assert.equal(firstSentence('The ferry of Dr.', 'en'), 'The ferry of Dr.')
    assert.equal(firstSentence('', 'en'), '')
  })
})
