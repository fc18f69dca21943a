import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { generate } from 'selfsigned'
import { refusedPings } from '../../src/commands/push/refused-pings.ts'
import { feedOf, startHub } from '../push/start-hub.ts'
import { callCommand } from '../support/call-command.ts'
import { copyOf } from '../support/temporary-folder.ts'

const certificate = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
})
const known = getCACertificates('default')

/** The complete site with another hub, or none. */
function siteWith(hub: string | undefined) {
  const folder = copyOf('test/complete-site')
  const file = join(folder.path, 'site.yaml')
  const line = hub === undefined ? '' : `hub: ${JSON.stringify(hub)}\n`
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^hub:.*\n/m, line))
  return folder
}

const startSecureHub = (answer: (response: ServerResponse, feed: string | undefined) => void) =>
  startHub((response, _, request) => answer(response, feedOf(request)), certificate)

describe('push', () => {
  before(() => setDefaultCACertificates([...known, certificate.cert]))
  after(() => setDefaultCACertificates(known))

  it('tells the hub of every feed of the site', async () => {
    await using hub = await startSecureHub((response) => response.writeHead(204).end())
    using folder = siteWith(hub.url)
    const { code, stdout, stderr } = await callCommand(['push', '--all', '--content', folder.path])
    assert.deepEqual([code, stderr], [0, ''])
    const told = hub.requests.map(feedOf)
    assert.equal(stdout, `${hub.url} was told of ${told.length} feeds\n`)
    assert.equal(new Set(told).size, told.length)
    for (const file of ['rss.xml', 'atom.xml', 'feed.json', 'topics/empty/rss.xml']) {
      assert.ok(told.includes(`https://complete.example/${file}`), file)
    }
    assert.equal(told.length % 3, 0)
  })

  it('tells it of those that are named, by whatever name, each once', async () => {
    await using hub = await startSecureHub((response) => response.writeHead(204).end())
    using folder = siteWith(hub.url)
    const named = ['/rss.xml', 'https://complete.example/feed/', 'topics/empty/atom.xml']
    const { code, stdout } = await callCommand(['push', ...named, '--content', folder.path])
    assert.deepEqual([code, stdout], [0, `${hub.url} was told of 2 feeds\n`])
    assert.deepEqual(hub.requests.map(feedOf).toSorted(), [
      'https://complete.example/rss.xml',
      'https://complete.example/topics/empty/atom.xml',
    ])
  })

  it('ends with 1 and what the hub said when it does not take a feed', async () => {
    await using hub = await startSecureHub((response, feed) =>
      feed?.endsWith('atom.xml')
        ? response.writeHead(422).end('Not a topic of mine.')
        : response.writeHead(202).end(),
    )
    using folder = siteWith(hub.url)
    const args = ['push', '/rss.xml', '/atom.xml', '--content', folder.path]
    const { code, stdout, stderr } = await callCommand(args)
    assert.equal(code, 1)
    assert.equal(stdout, `${hub.url} has taken 1 of 2 feeds\n`)
    assert.equal(stderr, 'https://complete.example/atom.xml: 422 Not a topic of mine.\n')
    const json = await callCommand([...args, '--json'])
    assert.equal(json.code, 1)
    assert.deepEqual(JSON.parse(json.stdout), {
      ok: false,
      hub: hub.url,
      feeds: [
        {
          feed: 'https://complete.example/rss.xml',
          ok: true,
          status: 202,
          text: 'Accepted',
          attempts: 1,
        },
        {
          feed: 'https://complete.example/atom.xml',
          ok: false,
          status: 422,
          text: 'Not a topic of mine.',
          attempts: 1,
        },
      ],
    })
  })

  const refused: [args: string[], hub: string | undefined, message: RegExp][] = [
    [[], 'self', /^npm run push takes either --all or the addresses of feeds\n$/],
    [['--all', '/rss.xml'], 'self', /^npm run push takes either --all or the addresses of feeds/],
    [['--all'], undefined, /site\.yaml names no hub; docs\/push\.md says how\n$/],
    [
      ['/rs.xml'],
      'self',
      /^\/rs\.xml is no feed of https:\/\/complete\.example, did you mean https:\/\/complete\.example\/rss\.xml\?\n$/,
    ],
    [
      ['https://other.example/rss.xml'],
      'self',
      /^https:\/\/other\.example\/rss\.xml is no feed of https:\/\/complete\.example\n$/,
    ],
  ]
  for (const [args, hub, message] of refused) {
    it(`refuses ${args.join(' ') || 'nothing'} with hub ${hub}`, async () => {
      using folder = siteWith(hub)
      const { code, stdout, stderr } = await callCommand([
        'push',
        ...args,
        '--content',
        folder.path,
      ])
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, message)
    })
  }

  it('tells what is wrong with the settings, and the hub nothing', async () => {
    using folder = siteWith('http://hub.example/')
    const args = ['push', '--all', '--content', folder.path]
    const { code, stderr } = await callCommand(args)
    assert.equal(code, 1)
    assert.match(stderr, /site\.yaml:\d+:6 {2}hub\n.*\n.*\n {2}hint.*https/)
    assert.match(stderr, /1 problem in 1 file; the hub was told nothing\n$/)
    const json = await callCommand([...args, '--json'])
    assert.equal(JSON.parse(json.stdout).problems[0].field, 'hub')
  })
})

describe('refusedPings', () => {
  it('has a line for each feed that the hub was told of, and one for all the others', () => {
    const silent = { ok: false, text: 'not told, as the hub does not answer', attempts: 0 }
    const lines = refusedPings([
      { feed: 'https://a.example/rss.xml', ok: false, text: 'no answer: closed', attempts: 4 },
      { feed: 'https://a.example/atom.xml', ok: false, status: 503, text: 'Busy', attempts: 1 },
      { feed: 'https://a.example/feed.json', ...silent },
      { feed: 'https://a.example/topics/sea/rss.xml', ...silent },
    ])
    assert.deepEqual(lines.split('\n'), [
      'https://a.example/rss.xml: no answer: closed (told 4 times)',
      'https://a.example/atom.xml: 503 Busy',
      '2 feeds more: not told, as the hub does not answer',
    ])
  })
})
