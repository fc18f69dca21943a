import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type FeedQuery, wholeFeed } from '../../../src/model/feed-query.ts'
import { queryBounds } from '../../../src/model/query-bounds.ts'
import type { FeedParameter } from '../../../src/model/query-parameters.ts'
import type { QueryProblem } from '../../../src/serve/query/query-problem.ts'
import { parsed } from './parsed.ts'

type Asked = [search: string, query: Partial<FeedQuery>]

const moment = (text: string, time: string) => ({ text, time: Date.parse(time) })

const groups: Record<string, Asked[]> = {
  'takes for the whole feed': [
    ['', {}],
    ['any=&all=&not=&source=&author=&lang=&since=&until=&q=&limit=&content=', {}],
    ['any=,,%20,&q=%20&limit=%20', {}],
    ['any=%CC%81&author=%C2%AD', {}],
    ['content=full', {}],
    ['CONTENT=FULL', {}],
    ['utm_source=letter&format=rss&__proto__=x&Any=world', {}],
    ['lang=*', {}],
    ['lang=de&lang=*', {}],
  ],
  'reads labels': [
    ['any=world,economy', { any: ['economy', 'world'] }],
    ['any=world&any=economy', { any: ['economy', 'world'] }],
    ['any=world,&any=,economy,WORLD', { any: ['economy', 'world'] }],
    ['any=The%20World', { any: ['world'] }],
    ['any=the+world', { any: ['world'] }],
    ['any=globe', { any: ['world'] }],
    ['any=Saat%C3%A7i', { any: ['saatci'] }],
    ['any=Saatc%CC%A7i,saatci', { any: ['saatci'] }],
    ['any=economy%EF%BC%8Cworld', { any: ['economy', 'world'] }],
    ['any=__proto__,constructor', { any: ['__proto__', 'constructor'] }],
    ['any=a%00b', { any: ['ab'] }],
    ['any=world&all=world&not=world', { any: ['world'], all: ['world'], not: ['world'] }],
    [`any=${'world,'.repeat(1000)}`, { any: ['world'] }],
    [`any=${'A'.repeat(100)}`, { any: ['a'.repeat(100)] }],
    [`any=${'%F0%9F%8C%8D'.repeat(100)}`, { any: ['🌍'.repeat(100)] }],
    [`any=${'e%CC%81'.repeat(100)}`, { any: ['e'.repeat(100)] }],
  ],
  'reads names': [
    ['author=Ay%C5%9Fe%20Y%C4%B1lmaz', { author: ['ayse yilmaz'] }],
    ['author=Doe,%20Jane&author=DOE,++Jane', { author: ['doe, jane'] }],
    ['source=Reuters&source=AFP', { source: ['afp', 'reuters'] }],
    ['source=https://www.reuters.com/world?x=1%23y', { source: ['reuters.com'] }],
    ['source=www.Reuters.com', { source: ['reuters.com'] }],
    ['source=reuters.com:443/', { source: ['reuters.com'] }],
    ['source=HTTP://REUTERS.COM', { source: ['reuters.com'] }],
    ['source=https://m%C3%BCnchen.example/', { source: ['xn--mnchen-3ya.example'] }],
    ['source=Dr.%20Who', { source: ['dr. who'] }],
    ['source=https://', { source: ['https://'] }],
  ],
  'reads languages': [
    ['lang=EN', { lang: ['en'] }],
    ['lang=pt-br&lang=pt-BR&lang=de', { lang: ['de', 'pt-br'] }],
    ['lang=zh-hant-tw', { lang: ['zh-hant-tw'] }],
    ['lang=iw', { lang: ['he'] }],
  ],
  'reads bounds of time': [
    ['since=2025-02-01', { since: moment('2025-02-01', '2025-01-31T21:00:00Z') }],
    ['until=2025-02-01', { until: moment('2025-02-01', '2025-02-01T20:59:59Z') }],
    ['until=2016-03-27', { until: moment('2016-03-27', '2016-03-27T20:59:59Z') }],
    ['since=2016-03-27', { since: moment('2016-03-27', '2016-03-26T22:00:00Z') }],
    ['until=2015-11-08', { until: moment('2015-11-08', '2015-11-08T21:59:59Z') }],
    ['until=9999-12-31', { until: moment('9999-12-31', '9999-12-31T20:59:59Z') }],
    [
      'since=2025-02-01T10:00:00Z',
      { since: moment('2025-02-01T10:00:00Z', '2025-02-01T10:00:00Z') },
    ],
    [
      'until=2025-02-01t10:00:00.999z',
      { until: moment('2025-02-01T10:00:00Z', '2025-02-01T10:00:00Z') },
    ],
    ...['%2B03:00', '+03:00', '%2003:00'].map((zone): Asked => {
      const since = moment('2025-02-01T07:00:00Z', '2025-02-01T07:00:00Z')
      return [`since=2025-02-01T10:00:00${zone}`, { since }]
    }),
    [
      'since=2025-02-01&until=2025-02-01',
      {
        since: moment('2025-02-01', '2025-01-31T21:00:00Z'),
        until: moment('2025-02-01', '2025-02-01T20:59:59Z'),
      },
    ],
  ],
  'reads words and phrases': [
    ['q=war', { terms: { words: ['war'], phrases: [] } }],
    ['q=War+PEACE%20w%C3%A1r', { terms: { words: ['peace', 'war'], phrases: [] } }],
    [
      'q=%22climate%20change%22%20war',
      { terms: { words: ['war'], phrases: [['climate', 'change']] } },
    ],
    [
      'q=%E2%80%9Cclimate%20change%E2%80%9D',
      { terms: { words: [], phrases: [['climate', 'change']] } },
    ],
    [
      'q=%E2%80%9Eklima%20wandel%E2%80%9Cx',
      { terms: { words: ['x'], phrases: [['klima', 'wandel']] } },
    ],
    ['q=%C2%ABle%20monde%C2%BB', { terms: { words: [], phrases: [['le', 'monde']] } }],
    ['q=a%20%22b%20c', { terms: { words: ['a'], phrases: [['b', 'c']] } }],
    ['q=%22war%22', { terms: { words: ['war'], phrases: [] } }],
    ['q=so-called', { terms: { words: [], phrases: [['so', 'called']] } }],
    [
      'q=%22z%20a%22%22b%20a%22%22Z,A%22',
      {
        terms: {
          words: [],
          phrases: [
            ['b', 'a'],
            ['z', 'a'],
          ],
        },
      },
    ],
    ['q=a%20!!!%20%22%22', { terms: { words: ['a'], phrases: [] } }],
    ['q=%EF%BC%82b%20a%EF%BC%82', { terms: { words: [], phrases: [['b', 'a']] } }],
    [`q=${'e%CC%81'.repeat(200)}`, { terms: { words: ['e'.repeat(200)], phrases: [] } }],
    ['q=war&q=WAR', { terms: { words: ['war'], phrases: [] } }],
  ],
  'reads the limit and the extent': [
    ['limit=1', { limit: 1 }],
    ['limit=200', { limit: 200 }],
    ['limit=007', { limit: 7 }],
    ['limit=7&limit=07', { limit: 7 }],
    ['content=Summary', { content: 'summary' }],
    ['content=summary&content=SUMMARY', { content: 'summary' }],
  ],
}

type Refused = [search: string, parameter: FeedParameter, said: RegExp]

const refused: Refused[] = [
  ['limit=0', 'limit', /^`0` .* from 1 to 200$/],
  ['limit=201', 'limit', /^`201` /],
  ['limit=1e2', 'limit', /^`1e2` /],
  ['limit=%2B5', 'limit', /^`\+5` /],
  ['limit=-5', 'limit', /^`-5` /],
  ['limit=5.0', 'limit', /^`5.0` /],
  ['limit=5&limit=6', 'limit', /^`5` and `6` .* one value$/],
  [`limit=${'9'.repeat(9999)}`, 'limit', /^`9{79}…` /],
  ['content=all', 'content', /^`all` .* full or summary$/],
  ['content=full&content=summary', 'content', /one value$/],
  ['since=soon', 'since', /^`soon` .* a day from 1900 on such as 2025-02-01/],
  ['since=0000-00-00', 'since', /^`0000-00-00` /],
  ['since=1899-12-31', 'since', /from 1900 on/],
  ['since=1900-01-01T00:00:00%2B14:00', 'since', /from 1900 on/],
  ['since=10000-01-01', 'since', /^`10000-01-01` /],
  ['since=9999-12-31T23:59:59-14:00', 'since', /^`9999-12-31T23:59:59-14:00` /],
  ['since=2025-02-29', 'since', /^`2025-02-29` .* a day that exists$/],
  [
    'since=2025-02-01T10:00',
    'since',
    /without a zone .* write `2025-02-01T10:00\+03:00` for Europe/,
  ],
  ['since=2025-02-01+10:00Z', 'since', /write `2025-02-01T10:00Z`$/],
  ['since=2025-02-01+10:00:00+03:00', 'since', /write `2025-02-01T10:00:00\+03:00`$/],
  ['since=2025-02-01+10:00', 'since', /^`2025-02-01 10:00` .* such as 2025-02-01T10:00:00Z$/],
  ['since=2025-02-01&since=2025-02-02', 'since', /one value$/],
  [
    'since=2025-02-02&until=2025-02-01',
    'until',
    /^`2025-02-01`, before `since` .* `2025-02-02` or later$/,
  ],
  ['lang=pt_BR', 'lang', /^`pt_BR` .* write `pt-br`$/],
  ['lang=english+(UK)', 'lang', /a language tag, such as en or pt-BR$/],
  ['lang=x', 'lang', /^`x` /],
  [`lang=en-x-${'abcdefgh-'.repeat(12)}a`, 'lang', /at most 100 characters$/],
  ['q=!!!', 'q', /^`!!!`, without a word expected words$/],
  ['q=%22%22', 'q', /without a word/],
  ['q=a&q=b', 'q', /^`a` and `b` .* one value$/],
  ['q=a+b+c+d+e+f+g+h+i+j+k', 'q', /^11 words .* at most 10 words$/],
  ['q=%22a+b+c+d+e+f%22+a+b+c+d+e', 'q', /^11 words /],
  [`q=${'a'.repeat(201)}`, 'q', /, 201 characters .* at most 200 characters$/],
  [`q=${'%EF%B7%B2'.repeat(60)}`, 'q', /at most 200 characters$/],
  [`any=${'a'.repeat(101)}`, 'any', /, 101 characters .* at most 100 characters$/],
  [`not=${'%EF%B7%BA'.repeat(60)}`, 'not', /at most 100 characters$/],
  [`source=${'a'.repeat(101)}`, 'source', /at most 100 characters$/],
  [`author=${'a'.repeat(101)}`, 'author', /at most 100 characters$/],
  [
    `any=${labels(20)}&not=x`,
    'not',
    /^more than 20 labels .* at most 20 labels in any, all and not together$/,
  ],
  [`not=x&any=${labels(21)}`, 'any', /^more than 20 labels /],
  [
    `lang=de&lang=en&author=x&${names(8)}`,
    'lang',
    /^more than 10 values .* in source, author and lang together$/,
  ],
]

function labels(count: number): string {
  return Array.from({ length: count }, (_, index) => `label${index}`).join()
}

function names(count: number): string {
  return Array.from({ length: count }, (_, index) => `source=name${index}`).join('&')
}

function problemsOf(search: string): QueryProblem[] {
  const result = parsed(search)
  return 'problems' in result ? result.problems : []
}

describe('parseQuery', () => {
  for (const [does, asked] of Object.entries(groups)) {
    describe(does, () => {
      for (const [search, query] of asked) {
        it(JSON.stringify(search.slice(0, 80)), () => {
          assert.deepEqual(parsed(search), { query: { ...wholeFeed, ...query } })
        })
      }
    })
  }

  describe('refuses', () => {
    for (const [search, parameter, said] of refused) {
      it(JSON.stringify(search.slice(0, 80)), () => {
        const [problem, ...others] = problemsOf(search)
        const { found, expected, suggestion = '' } = problem ?? assert.fail('no problem')
        assert.equal(problem?.parameter, parameter)
        assert.match(`${found} expected ${expected} ${suggestion}`.trim(), said)
        assert.deepEqual(others, [])
      })
    }
  })

  it('takes the same moment for both bounds', () => {
    assert.ok('query' in parsed('since=2025-02-01T10:00Z&until=2025-02-01T13:00+03:00'))
  })

  it('accepts as much as the bounds say', () => {
    const words = 'a b c d e f g h i j'
    const search = `any=${labels(20)}&${names(10)}&limit=${queryBounds.limit.most}&q=${words}`
    assert.ok('query' in parsed(search))
    assert.ok('query' in parsed(`q=${'a'.repeat(queryBounds.search)}`))
  })

  it('tells all problems at once', () => {
    const problems = problemsOf('since=x&until=y&lang=!&lang=%3F&limit=0&q=.&content=z')
    assert.deepEqual(
      problems.map(({ parameter }) => parameter),
      ['lang', 'lang', 'since', 'until', 'q', 'limit', 'content'],
    )
  })

  it('takes a day to its end where a clock is put forward or back', () => {
    const ends = ['2025-03-30', '2025-10-26'].map((day) => {
      const result = parsed(`since=${day}&until=${day}`, 'Europe/Berlin')
      if ('problems' in result) return assert.fail()
      const { since, until } = result.query
      return Number(until?.time) + 1000 - Number(since?.time)
    })
    assert.deepEqual(ends, [23 * 3600_000, 25 * 3600_000])
  })

  it('tells of no more than can be looked at', () => {
    const values = Array.from({ length: 2000 }, (_, index) => `lang=!${index}`)
    assert.ok(problemsOf(values.join('&')).length <= queryBounds.values + 1)
    const long = Array.from({ length: 150 }, (_, index) => `${'a'.repeat(101)}${index}`)
    const spellings = Array.from({ length: 20 }, (_, index) => `limit=${'0'.repeat(index)}5`)
    assert.equal(problemsOf(spellings.join('&')).length, 1)
    assert.ok(problemsOf(`any=${long.join()}`).length <= queryBounds.labels + 1)
  })

  it('shows nothing that cannot be seen', () => {
    for (const { found } of problemsOf(
      'since=%1B%7F%E2%80%AE%E2%80%A8%F0%9F%98%80x&limit=%C2%85',
    )) {
      assert.doesNotMatch(found, /\p{C}/u)
    }
  })
})
