import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { wholeFeed } from '../../../src/model/feed-query.ts'
import { isFeedParameter, queryParameters } from '../../../src/model/query-parameters.ts'
import { canonicalQuery } from '../../../src/serve/query/canonical-query.ts'
import { parsed } from './parsed.ts'

const cases: [search: string, canonical: string][] = [
  ['', ''],
  ['utm_source=x&any=&content=full', ''],
  ['not=c&all=b&any=The+World,a', 'any=a,world&all=b&not=c'],
  ['any=new+york,c%2B%2B', 'any=c%2B%2B,new%20york'],
  ['author=Doe,+Jane&author=Ay%C5%9Fe', 'author=ayse&author=doe%2C%20jane'],
  ["author=O'Brien", 'author=o%27brien'],
  ['lang=pt-BR&source=https://www.Reuters.com/x', 'source=reuters.com&lang=pt-br'],
  [
    'until=2025-02-01T10:00:00+03:00&since=2025-01-01',
    'since=2025-01-01&until=2025-02-01T07%3A00%3A00Z',
  ],
  ['q=%22b+a%22+War+acts', 'q=acts%20war%20%22b%20a%22'],
  ['content=SUMMARY&limit=007', 'limit=7&content=summary'],
  ['q=%E6%88%B0%E7%88%AD', 'q=%E6%88%B0%E7%88%AD'],
]

const all =
  'any=a&all=a&not=a&source=a&author=a&lang=en&since=2025-01-01&until=2025-01-02&q=a&limit=1&content=summary'

/** Values that parameters may well have, and such as nobody thinks of. */
const value = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      'world',
      'THE WORLD',
      'Globe',
      'a,b',
      'é',
      'Doe, Jane',
      "O'Brien",
      '，',
      'ﷺ',
      'か\0゙',
      'ς',
    ],
    ...[
      'https://www.a.example/x',
      'ｈttps://b.example',
      'www.www.a.example',
      'https://www.',
      '&=+%',
    ],
    ...['en', 'EN-gb', 'iw', '*', 'zh-cmn-Hant', 'en-u-ca-buddhist', 'sgn-BE-FR', 'en-x-a', 'e'],
    ...['2025-02-01', '2024-10-27', '1900-01-01', '9999-12-31', '2025-02-01t10:00z', '2011-12-30'],
    ...['2025-02-01T10:00:00 03:00', '2025-02-01T10:00:00.5+03:00', '1900-01-01T00:00+14:00'],
    ...[
      'war',
      '"a b"',
      'so-called “x',
      'a b c d e f g h i j k',
      '!',
      '戦争',
      'ｶﾞ',
      '＂x y',
      'n\u0301',
    ],
    ...['1', '200', '007', '0', '1e2', 'summary', 'FULL'],
  ),
  fc.string({ maxLength: 6 }),
  fc.array(fc.nat(0x10ffff), { maxLength: 4 }).map((points) => String.fromCodePoint(...points)),
)
const name = fc.constantFrom(...queryParameters.map(({ name }) => name), 'utm_source', '__proto__')
const pairs = fc.array(fc.tuple(name, value), { maxLength: 5 })

/** Questions as they may be asked, of which most have an answer. */
const good = fc
  .record(
    {
      any: labelsOf(),
      all: labelsOf(),
      not: labelsOf(),
      source: valuesOf('Reuters', 'www.a.example', 'Ağ', 'Doe, J'),
      author: valuesOf('Ayşe', "O'Brien", 'Doe, Jane'),
      lang: valuesOf('en', 'pt-BR', 'iw'),
      since: fc.constantFrom('2024-10-27', '2025-01-01T10:00:00+03:00').map((one) => [one]),
      until: fc.constantFrom('2025-10-26', '2025-12-01t10:00:00z').map((one) => [one]),
      q: fc.constantFrom('war', 'Élan “b a” war', '"x', 'so-called').map((one) => [one]),
      limit: fc.constantFrom('1', '20').map((one) => [one]),
      content: fc.constantFrom('full', 'summary').map((one) => [one]),
    },
    { requiredKeys: [] },
  )
  .map((asked) =>
    Object.entries(asked).flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  )

function labelsOf() {
  return valuesOf('world', 'The World', 'Çağ', 'c++', 'new york', 'economy')
}

function valuesOf(...values: string[]) {
  return fc.subarray(values)
}

/** The same, said otherwise. */
function otherwise(asked: [string, string][]): [string, string][] {
  const again = asked.flatMap(([name, value]): [string, string][] => [
    [name, value.toUpperCase()],
    ['utm_campaign', value],
    [name, value.normalize('NFD').toLowerCase()],
    [name, ''],
  ])
  return [...again.reverse(), ...asked]
}

function canonical(pairs: [string, string][] | string): string | undefined {
  const result = parsed(new URLSearchParams(pairs).toString())
  return 'query' in result ? canonicalQuery(result.query) : undefined
}

describe('canonicalQuery', () => {
  for (const [search, expected] of cases) {
    it(`is ${JSON.stringify(expected)} for ${JSON.stringify(search)}`, () => {
      assert.equal(canonical(search), expected)
    })
  }

  it('is empty for the whole feed', () => {
    assert.equal(canonicalQuery(wholeFeed), '')
  })

  it('has all parameters in the order of the list', () => {
    assert.equal(canonical(all.split('&').reverse().join('&')), all)
  })

  it('gives the query again', () => {
    fc.assert(
      fc.property(fc.oneof(pairs, good), (asked) => {
        const result = parsed(new URLSearchParams(asked).toString())
        if ('problems' in result) return
        const search = canonicalQuery(result.query)
        assert.deepEqual(parsed(search), result)
        assert.match(search, /^[\x21-\x7e]*$/)
        assert.equal(new URL(`https://site.example/?${search}`).search.slice(1), search)
      }),
      { numRuns: 1000 },
    )
  })

  it('does not mind order, case, accents, forms of Unicode, doubles and unknown parameters', () => {
    fc.assert(
      fc.property(good, (asked) => {
        const search = canonical(asked)
        assert.ok(search !== undefined)
        assert.equal(canonical(otherwise(asked)), search)
      }),
    )
  })
})

describe('parseQuery', () => {
  const search = fc.oneof(
    pairs.map((asked) => new URLSearchParams(asked).toString()),
    fc
      .array(fc.tuple(name, fc.string()), { maxLength: 4 })
      .map((raw) => raw.map((pair) => pair.join('=')).join('&')),
  )

  it('answers whatever is asked, and names the parameter of each problem', () => {
    fc.assert(
      fc.property(search, (text) => {
        const result = parsed(text)
        if ('query' in result) return
        assert.ok(result.problems.length > 0)
        for (const { parameter, found, expected } of result.problems) {
          assert.ok(isFeedParameter(parameter) && new URLSearchParams(text).has(parameter))
          assert.doesNotMatch(found, /\p{C}/u)
          assert.ok(found.length < 250 && expected !== '')
        }
      }),
      { numRuns: 1000 },
    )
  })
})
