import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Figures } from '../../../src/commands/stats/read-figures.ts'
import { statsDataset } from '../../../src/commands/stats/stats-dataset.ts'
import {
  missingQuery,
  requestsQuery,
  subscribersQuery,
} from '../../../src/commands/stats/stats-queries.ts'
import { type StatsSurroundings, statsCommandIn } from '../../../src/commands/stats-command.ts'
import { statsNumbers, statsTexts } from '../../../src/model/stats-point.ts'
import { memoryBundle } from '../../serve/memory-site.ts'
import { type CountingSite, countingSite } from '../../serve/stats/counting-site.ts'
import { callCommand } from '../../support/call-command.ts'
import { now } from '../../support/local-site.ts'
import type { CliResult } from '../../support/run-cli.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { startServer } from '../check/test-server.ts'
import { account, type StoredPoint, startSqlApi, token } from './sql-api.ts'

const guide = readFileSync('docs/stats.md', 'utf8')
const bound = '[[analytics_engine_datasets]]\nbinding = "STATS"\ndataset = "talks"\n'
const feedly = (count: number) =>
  `Feedly/1.0 (+http://www.feedly.com/fetcher.html; ${count} subscribers)`
const feedbin = (id: number, count: number) => `Feedbin feed-id:${id} - ${count} subscribers`

describe('npm run stats', () => {
  const folder = temporaryFolder()
  const configuration = join(folder.path, 'wrangler.toml')
  const environment = { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token }
  let site: CountingSite
  before(async () => {
    writeFileSync(configuration, bound)
    site = countingSite(await memoryBundle({}, now))
  })
  after(() => folder[Symbol.dispose]())

  /** What is stored of requests at a time of November 2026. */
  async function stored(
    time: string,
    asked: readonly (readonly [path: string, userAgent: string])[],
    sampleInterval = 1,
  ): Promise<StoredPoint[]> {
    for (const [path, userAgent] of asked) await site.ask(path, { 'User-Agent': userAgent })
    return site.points
      .splice(0)
      .map((point) => ({ point, timestamp: `2026-11-${time}`, sampleInterval }))
  }

  async function stats(
    api: string,
    args: readonly string[] = [],
    changed: Partial<StatsSurroundings> = {},
  ): Promise<CliResult> {
    const clock = () => Date.parse('2026-11-22T12:00:00Z')
    const command = statsCommandIn({ api, configuration, environment, clock, ...changed })
    return await callCommand(['stats', ...args], [{ name: 'stats', load: async () => command }])
  }

  async function figures(points: readonly StoredPoint[], ...args: string[]): Promise<Figures> {
    await using api = await startSqlApi('talks', points)
    const { code, stdout, stderr } = await stats(api.address, ['--json', ...args])
    assert.equal(code, 0, stderr)
    return JSON.parse(stdout)
  }

  it('does not add up what a service states with each poll', async () => {
    const polls = [
      ...(await stored('21 08:00:00', [['/rss.xml', feedly(11)]])),
      ...(await stored('22 08:00:00', [['/rss.xml', feedly(12)]])),
      ...(await stored('22 09:00:00', [['/rss.xml', feedly(12)]])),
    ]
    const { feeds } = await figures(polls)
    assert.deepEqual(feeds, [
      {
        feed: '/rss.xml',
        kind: 'whole',
        subscribers: { Feedly: 12 },
        requests: { 200: 3 },
        readers: { Feedly: 3 },
      },
    ])
  })

  it('adds up the names under which a service knows a feed, each by its last day', async () => {
    const polls = [
      ...(await stored('19 08:00:00', [['/feed', feedbin(9, 7)]])),
      ...(await stored('22 08:00:00', [
        ['/rss.xml', feedbin(8, 13)],
        ['/feed', feedly(4)],
        ['/rss.xml', feedly(20)],
        ['/rss.xml', feedly(18)],
        ['/rss.xml?any=visas', feedly(2)],
        ['/rss.xml?any=flights', feedly(3)],
      ])),
    ]
    const { feeds } = await figures(polls)
    assert.deepEqual(
      feeds.map(({ kind, subscribers }) => [kind, subscribers]),
      [
        ['filtered', { Feedly: 5 }],
        ['whole', { Feedly: 24, Feedbin: 20 }],
      ],
    )
  })

  it('forgets a name after a week, and takes none from a redirect or a missing feed', async () => {
    const polls = [
      ...(await stored('10 08:00:00', [['/rss.xml', feedbin(9, 7)]])),
      ...(await stored('22 08:00:00', [
        ['https://old.example/rss.xml', feedly(5)],
        ['/old.xml', feedly(6)],
      ])),
    ]
    const { feeds } = await figures(polls, '--days', '30')
    assert.deepEqual(
      feeds.map(({ subscribers, requests }) => [subscribers, requests]),
      [[{}, { 200: 1, 308: 1 }]],
    )
  })

  it('takes no subscribers from archives, which are read but not followed', async () => {
    const [{ point, ...rest } = assert.fail()] = await stored('22 08:00:00', [
      ['/rss.xml', feedly(12)],
    ])
    const blobs = point.blobs.map((text) => (text === 'whole' ? 'archive' : text))
    const { feeds } = await figures([{ ...rest, point: { ...point, blobs } }])
    assert.deepEqual(
      feeds.map(({ kind, subscribers }) => [kind, subscribers]),
      [['archive', {}]],
    )
  })

  it('counts a sampled point as often as it stands for', async () => {
    const polls = await stored('22 08:00:00', [['/rss.xml', 'curl/8']], 25)
    const { feeds } = await figures(polls)
    assert.deepEqual(feeds[0]?.requests, { 200: 25 })
  })

  it('looks back as many days as it is told', async () => {
    const polls = [
      ...(await stored('20 08:00:00', [['/rss.xml', 'curl/8']])),
      ...(await stored('22 08:00:00', [['/atom.xml', 'curl/8']])),
    ]
    assert.deepEqual(
      (await figures(polls, '--days', '1')).feeds.map(({ feed }) => feed),
      ['/atom.xml'],
    )
  })

  it('shows a person all of it in lines of 80 characters', async () => {
    const long = `/topics/diplomacy/${'feed/'.repeat(7)}rss.xml`
    const many = Array.from({ length: 200 }, () => ['/rss.xml', 'Newsboat/2.40'] as const)
    const polls = [
      ...(await stored('22 08:00:00', [
        ['/rss.xml', feedly(1204)],
        ['/rss.xml', feedbin(7, 3)],
        ['/topics/prisoner-exchange/feed.json', 'FreshRSS/1.28.0'],
        ['/topics/boats/rss.xml', 'FreshRSS/1.28.0'],
        [long, 'curl/8'],
      ])),
      ...(await stored('22 09:00:00', many)),
    ]
    await using api = await startSqlApi('talks', polls)
    const { code, stdout } = await stats(api.address)
    assert.equal(code, 0)
    assert.equal(
      stdout,
      `7 days until 2026-11-22 12:00 UTC, from the dataset talks

Subscribers, as services stated them within 7 days
  feed      service   people
  /rss.xml  Feedly     1,204
            Feedbin        3
            together   1,207

Requests
  feed                                 all   200  304  226  moved  404  other
  /rss.xml                             202  100%    -    -      -    -      -
  /topics/prisoner-exchange/feed.json    1  100%    -    -      -    -      -

Polls by
  reader    a day
  Newsboat     29
  Feedbin     0.1  states its subscribers
  Feedly      0.1  states its subscribers
  FreshRSS    0.1
  These are requests, not people: who a reader asks for is not stored.

Addresses that lead to no feed
  requests  status  address
         1  404     /topics/boats/rss.xml
         1  404     /topics/diplomacy/feed/feed/feed/feed/feed/feed/feed/rss.xml
`,
    )
    assert.ok(guide.includes(`\`\`\`\n${stdout}\`\`\``))
  })

  it('takes the middle out of a path that is too long for a line', async () => {
    const path = `/old/${'feed/'.repeat(14)}rss`
    const many = await stored(
      '22 08:00:00',
      [
        [path, 'curl/8'],
        ['/rss.xml', 'curl/8'],
      ],
      1_234_567,
    )
    await using api = await startSqlApi('talks', many)
    const { stdout } = await stats(api.address)
    assert.match(stdout, /^ {2}1,234,567 {2}404 {5}\/old\/feed.*….*feed\/rss$/m)
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.length > 80),
      [],
    )
  })

  it('says so when nobody has asked', async () => {
    await using api = await startSqlApi('talks', [])
    const { code, stdout } = await stats(api.address, ['--days', '1'])
    assert.equal(code, 0)
    assert.match(stdout, /^1 day until .*\n\nNobody has asked for a feed in that time\.\n$/)
  })

  const never = 'http://127.0.0.1:9'
  const refusals: [what: string, call: () => Promise<CliResult>, message: RegExp][] = [
    [
      'no token',
      () => stats(never, [], { environment: { CLOUDFLARE_ACCOUNT_ID: account } }),
      /^npm run stats needs CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN/,
    ],
    [
      'a token that was copied with something else',
      () => {
        const environment = { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: 'one\ntwo' }
        return stats(never, [], { environment })
      },
      /^CLOUDFLARE_API_TOKEN has characters that no token has/,
    ],
    [
      'no days',
      () => stats(never, ['--days', 'all']),
      /^--days all: expected a number from 1 to 90/,
    ],
    ['days that are gone', () => stats(never, ['--days', '91']), /from 1 to 90/],
    [
      'no connection',
      () => stats(never),
      /^http:\/\/127\.0\.0\.1:9 cannot be asked: no connection/,
    ],
    [
      'no dataset',
      () => stats(never, [], { configuration: 'wrangler.toml' }),
      /^wrangler\.toml binds no dataset as STATS, so nothing is counted/,
    ],
    [
      'no configuration',
      () => stats(never, [], { configuration: 'nowhere.toml' }),
      /^nowhere\.toml: there is no such file/,
    ],
    [
      'a configuration that is no TOML',
      () => stats(never, [], { configuration: 'package.json' }),
      /^package\.json:1:1: this is no TOML/,
    ],
  ]
  for (const [what, call, message] of refusals) {
    it(`tells in a sentence what keeps it from asking: ${what}`, async () => {
      const { code, stdout, stderr } = await call()
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, message)
    })
  }

  it('refuses a name that cannot stand in a query', async () => {
    const odd = join(folder.path, 'odd.toml')
    writeFileSync(odd, bound.replace('talks', 'x; SELECT 1'))
    const { code, stderr } = await stats(never, [], { configuration: odd })
    assert.equal(code, 2)
    assert.match(stderr, /the dataset x; SELECT 1 cannot be asked for/)
  })

  it('tells a token that may not read', async () => {
    await using api = await startSqlApi('talks', [])
    const wrong = { ...environment, CLOUDFLARE_API_TOKEN: 'wrong' }
    const { code, stderr } = await stats(api.address, [], { environment: wrong })
    assert.equal(code, 2)
    assert.match(stderr, /^Cloudflare answers HTTP 403: CLOUDFLARE_API_TOKEN needs the permission/)
  })

  it('tells that nothing has been counted yet', async () => {
    await using api = await startSqlApi('talks', undefined)
    const { code, stderr } = await stats(api.address)
    assert.equal(code, 2)
    assert.match(stderr, /^nothing has been counted in the dataset talks yet/)
  })

  const odd: [status: number, body: string, message: RegExp][] = [
    [422, 'unable to parse\n', /^Cloudflare answers HTTP 422: unable to parse\n$/],
    [500, '{"errors":[{"message":"broken"}]}', /^Cloudflare answers HTTP 500: broken\n$/],
    [503, '', /^Cloudflare answers HTTP 503: no reason is given\n$/],
    [200, '<html>', /^Cloudflare answers something else than the rows/],
    [200, '{"data":[1]}', /^Cloudflare answers something else than the rows/],
  ]
  for (const [status, body, message] of odd) {
    it(`tells what is answered in place of rows: ${status} ${body.trim()}`, async () => {
      await using server = await startServer((_, response) => {
        response.writeHead(status).end(body)
      })
      const { code, stderr } = await stats(server.origin)
      assert.equal(code, 2)
      assert.match(stderr, message)
    })
  }
})

describe('the queries', () => {
  const since = new Date('2026-11-15T12:00:00Z')
  const queries = [
    subscribersQuery('talks', since),
    requestsQuery('talks', since),
    missingQuery('talks', since, 20),
  ]

  it('use only functions that the reference of the dialect has', () => {
    const used = queries.flatMap((query) => [...query.matchAll(/(\w+)\(/g)].map(([, name]) => name))
    assert.deepEqual([...new Set(used)].sort(), ['max', 'sum', 'toDateTime', 'toStartOfDay'])
  })

  it('read one dataset each, since a moment', () => {
    for (const query of queries) {
      assert.match(
        query,
        /\nFROM talks\nWHERE timestamp >= toDateTime\('2026-11-15 12:00:00'\) AND /,
      )
    }
  })
})

describe('docs/stats.md', () => {
  it('names every column', () => {
    const rows = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    assert.deepEqual(rows, [...statsTexts, ...statsNumbers])
  })

  it('says what wrangler.toml has when the signs are away', () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'wrangler.toml')
    const on = readFileSync('wrangler.toml', 'utf8').replace(
      /# (\[\[analytics_engine_datasets\]\])\n# (.+)\n# (.+)\n/,
      '$1\n$2\n$3\n',
    )
    writeFileSync(path, on)
    assert.equal(statsDataset(path), 'feedmill')
    const [lines = ''] = /\[\[analytics.*/s.exec(on) ?? []
    assert.ok(guide.replaceAll(/^ +/gm, '').includes(lines))
  })
})
