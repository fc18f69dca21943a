import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type FeedQuery, wholeFeed } from '../../src/model/feed-query.ts'
import { describeQuery, type FilterWords } from '../../src/render/describe-query.ts'
import { localWords } from '../../src/render/local-words.ts'
import { phrasesIn } from '../../src/render/phrases/phrases-in.ts'

const titles: Readonly<Record<string, string>> = {
  diplomacy: 'Diplomacy',
  flights: 'Flights and property',
}
const names = { label: (key: string): string => titles[key] ?? key }

function said(query: Partial<FeedQuery>, locale = 'en-GB'): FilterWords {
  const words = localWords({ locale, timeZone: 'Europe/Istanbul' })
  const site = { words, phrases: phrasesIn(locale) }
  return describeQuery({ ...wholeFeed, ...query }, site, names)
}

const everything: Partial<FeedQuery> = {
  any: ['diplomacy', 'flights'],
  all: ['airspace'],
  not: ['sport', 'visas'],
  source: ['example.com'],
  author: ['anna', 'ben'],
  lang: ['fr', 'x-whatever'],
  since: { text: '2025-03-01', time: Date.UTC(2025, 1, 28, 21) },
  until: { text: '2025-03-31T22:30:00Z', time: Date.UTC(2025, 2, 31, 22, 30) },
  terms: { words: ['embassy'], phrases: [['visa', 'rules']] },
  limit: 20,
  content: 'summary',
}

/** What each part of a filter adds to the title and to the description. */
const parts: [Partial<FeedQuery>, title: string, description: string][] = [
  [
    { any: ['diplomacy', 'flights'] },
    'Diplomacy or Flights and property',
    'about “Diplomacy” or “Flights and property”',
  ],
  [{ all: ['diplomacy', 'tag'] }, 'Diplomacy and tag', 'about “Diplomacy” and “tag”'],
  [{ not: ['a', 'b', 'c'] }, 'without a, b or c', 'without “a”, “b” or “c”'],
  [{ source: ['example.com'] }, 'from example.com', 'from “example.com”'],
  [{ author: ['anna', 'ben'] }, 'by anna or ben', 'by “anna” or “ben”'],
  [
    { lang: ['fr', 'pt-br'] },
    'in French or Brazilian Portuguese',
    'in French or Brazilian Portuguese',
  ],
  [{ lang: ['a-b'] }, 'in a-b', 'in a-b'],
  [
    { since: { text: '2025-03-01', time: Date.UTC(2025, 1, 28, 21) } },
    'since 1 March 2025',
    'since 1 March 2025',
  ],
  [
    { until: { text: '2025-03-01', time: Date.UTC(2025, 2, 1, 20, 59, 59) } },
    'until 1 March 2025',
    'until 1 March 2025',
  ],
  [
    { until: { text: '2025-03-31T22:30:00Z', time: Date.UTC(2025, 2, 31, 22, 30) } },
    'until 1 April 2025 at 01:30:00 GMT+3',
    'until 1 April 2025 at 01:30:00 GMT+3',
  ],
  [
    { terms: { words: ['embassy'], phrases: [['visa', 'rules']] } },
    '“visa rules” and “embassy”',
    'with the words “visa rules” and “embassy”',
  ],
  [
    { terms: { words: [], phrases: [[...'戦争'], ['nasa', ...'火星']] } },
    '“戦争” and “nasa火星”',
    'with the words “戦争” and “nasa火星”',
  ],
  [{ limit: 5 }, 'the newest 5', 'the newest 5'],
  [{ content: 'summary' }, 'summaries only', 'summaries only'],
]

describe('describeQuery', () => {
  it('says nothing of the whole feed', () => {
    assert.deepEqual(said({}), { title: '', description: '' })
  })

  for (const [query, title, description] of parts) {
    it(`says ${description}`, () => {
      assert.deepEqual(said(query), {
        title: ` – ${title}`,
        description: ` This feed is filtered: ${description}.`,
      })
    })
  }

  it('says the parts in the order of the parameters, all of them in the description', () => {
    assert.equal(
      said(everything).description,
      ' This feed is filtered: about “Diplomacy” or “Flights and property”, about “airspace”, without “sport” or “visas”, from “example.com”, by “anna” or “ben”, in French or x-whatever, since 1 March 2025, until 1 April 2025 at 01:30:00 GMT+3, with the words “visa rules” and “embassy”, the newest 20, summaries only.',
    )
  })

  it('leaves whole parts out of a long title', () => {
    assert.equal(
      said(everything).title,
      ' – Diplomacy or Flights and property, airspace, without sport or visas, from example.com, by anna or ben, …',
    )
  })

  it('ends a long part between two words, and one long word between two characters', () => {
    const words = said({ any: ['word '.repeat(40).trim()] }).title
    assert.match(words, /^ – word(?: word)+…$/)
    const characters = said({ any: ['😀'.repeat(200)] }).title
    assert.equal(characters, ` – ${'😀'.repeat(119)}…`)
  })

  it('keeps a title of 120 characters', () => {
    const label = 'x'.repeat(120)
    assert.equal(said({ any: [label] }).title, ` – ${label}`)
  })

  for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles']) {
    it(`says the day that was asked for, whatever the time zone: ${timeZone}`, () => {
      const query = { ...wholeFeed, since: { text: '2025-03-01', time: 0 } }
      const words = localWords({ locale: 'en-GB', timeZone })
      const site = { words, phrases: phrasesIn('en') }
      assert.equal(describeQuery(query, site, names).title, ' – since 1 March 2025')
    })
  }

  it('gives what was asked for as it is', () => {
    for (const label of ['$& $1', '{} {}', '<b>&amp;</b>', '”,“']) {
      const { title, description } = said({ any: [label], not: [label] })
      assert.equal(title, ` – ${label}, without ${label}`)
      assert.equal(description, ` This feed is filtered: about “${label}”, without “${label}”.`)
    }
  })

  it('ends with one full stop after a date that has its own', () => {
    const until = { text: '2025-03-01', time: 0 }
    assert.equal(
      said({ until }, 'ru').description,
      ' Это выборка из ленты: не позже 1 марта 2025 г.',
    )
  })

  for (const locale of 'ar de es fr it ja pl pt ru tr uk vi zh'.split(' ')) {
    it(`says all of it in words of its own: ${locale}`, () => {
      const { title, description } = said(everything, locale)
      for (const value of ['Flights and property', 'airspace', 'visas', 'example.com', 'ben', '20'])
        assert.ok(description.includes(value), value)
      assert.doesNotMatch(title + description, /\{\}|undefined|\b(?:with|about|since|until)\b/)
      assert.match(description, /[.。]$/)
      assert.ok(Array.from(title).length <= 123)
    })
  }
})
