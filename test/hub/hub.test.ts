import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import pubsubhubbub from 'pubsubhubbub'
import { build } from '../../src/build.ts'
import { compileWorker } from '../../src/bundle/compile-worker.ts'
import { edit } from '../lifecycle/changing-site.ts'
import { now, workerCode } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { harbourFiles, news, site } from './harbour-files.ts'
import { type HubRuntime, startHub } from './hub-runtime.ts'
import { ping, rss, settled, subscribe, subscriptions } from './subscribe.ts'
import { isDelivery, isQuestion, type Subscribers, startSubscribers } from './subscribers.ts'

describe('the own hub', () => {
  let subscribers: Subscribers
  let hub: HubRuntime
  before(async () => {
    subscribers = await startSubscribers()
    hub = await startHub(subscribers.outside, { haste: 20 })
  })
  after(async () => {
    await hub[Symbol.asyncDispose]()
    await subscribers[Symbol.asyncDispose]()
  })

  it('serves a real subscriber from discovery to the end of its subscription', async () => {
    const feed = await hub.ask('/rss.xml')
    const [, hubUrl = '', self = ''] =
      /^<(.*)>; rel="hub", <(.*)>; rel="self"/.exec(feed.headers.get('link') ?? '') ?? []
    assert.deepEqual([hubUrl, self], [`${site}/hub`, rss])
    // What it is told to ask is reached past TLS, which is not here.
    const here = new URL('/hub', feed.url).href
    const callbackUrl = 'https://real.example/callback'
    const reader = pubsubhubbub.createServer({ callbackUrl, secret: 'known to few' })
    reader.listen(0, '127.0.0.1')
    await once(reader, 'listen')
    subscribers.lead('real.example', (reader.server.address() as AddressInfo).port)
    try {
      const subscribed = once(reader, 'subscribe')
      reader.subscribe(self, here)
      const [confirmed] = await subscribed
      assert.equal(confirmed.topic, rss)
      assert.ok(confirmed.lease > Date.now() / 1000 + 9 * 86_400)
      await settled(hub)
      // It checks signatures with this, and yet gives the hub another one that follows from it.
      const [row] = await subscriptions(hub)
      assert.match(row?.secret ?? '', /^[0-9a-f]{40}$/)
      reader.secret = row?.secret ?? ''

      await hub.deploy(news(2))
      const arrived = once(reader, 'feed')
      await ping(hub)
      const [received] = await arrived
      const published = await hub.ask('/rss.xml')
      assert.equal(received.topic, rss)
      assert.equal(received.hub, hubUrl)
      assert.equal(received.headers['content-type'], published.headers.get('content-type'))
      assert.deepEqual(received.feed.toString(), await published.text())
      assert.match(received.headers['x-hub-signature'], /^sha256=[0-9a-f]{64}$/)

      const ended = once(reader, 'unsubscribe')
      reader.unsubscribe(self, here)
      await ended
      await settled(hub)
      assert.deepEqual(await subscriptions(hub), [])
    } finally {
      reader.server.close()
    }
  })

  it('keeps the query of a callback and asks it with a challenge of its own each time', async () => {
    const callback = 'https://query.example/a?b=c&hub.mode=mine'
    await subscribe(hub, callback, { 'hub.lease_seconds': '7200' })
    await subscribe(hub, callback, { 'hub.lease_seconds': '7200' })
    const questions = subscribers.received.filter(({ host }) => host === 'query.example')
    const challenges = questions.map(({ query }) => query.get('hub.challenge') ?? '')
    assert.equal(new Set(challenges).size, 2)
    for (const [index, { path }] of questions.entries()) {
      const expected = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': rss,
        'hub.challenge': challenges[index] ?? '',
        'hub.lease_seconds': '7200',
      })
      assert.equal(path, `/a?b=c&hub.mode=mine&${expected}`)
    }
    const [only, ...others] = await subscriptions(hub)
    assert.equal(only?.callback, callback)
    assert.deepEqual(others, [])
    await subscribe(hub, callback, { 'hub.mode': 'unsubscribe' })
  })

  it('makes no subscription and ends none that the callback does not confirm', async () => {
    const callback = 'https://owner.example/callback'
    await subscribe(hub, callback, { 'hub.secret': 'mine' })
    const before = await subscriptions(hub)
    const refusals = [
      { status: 404 },
      { status: 200, body: 'something else' },
      { status: 302, headers: { Location: 'https://real.example/' } },
      { status: 500 },
      undefined,
    ]
    for (const refusal of refusals) {
      subscribers.behave('owner.example', () => refusal)
      await subscribe(hub, callback, { 'hub.secret': 'of somebody else' })
      await subscribe(hub, callback, { 'hub.mode': 'unsubscribe' })
      await subscribe(hub, `${callback}/another`)
    }
    // They count against the limit of one callback.
    await hub.rows('DELETE FROM requests')
    subscribers.behave('owner.example', ({ query }) => ({
      status: 404,
      body: query.get('hub.challenge') ?? '',
    }))
    await subscribe(hub, callback, { 'hub.secret': 'of somebody else' })
    assert.deepEqual(await subscriptions(hub), before)
  })

  it('delivers nothing for a ping without news', async () => {
    await subscribe(hub, 'https://pinged.example/')
    // Those of tests before it get what they have not got yet.
    await ping(hub)
    await hub.idle()
    const count = subscribers.received.filter(isDelivery).length
    for (let time = 0; time < 3; time += 1) await ping(hub)
    await hub.cron()
    await hub.idle()
    assert.equal(subscribers.received.filter(isDelivery).length, count)
  })

  const right = { 'hub.mode': 'subscribe', 'hub.topic': rss, 'hub.callback': 'https://a.example/' }
  const wrong: [string, Record<string, string>, number, RegExp][] = [
    ['no mode', { ...right, 'hub.mode': '' }, 400, /hub\.mode/],
    ['another mode', { ...right, 'hub.mode': 'list' }, 400, /hub\.mode/],
    ['no callback', { ...right, 'hub.callback': '' }, 400, /hub\.callback/],
    ['no topic', { ...right, 'hub.topic': '' }, 400, /hub\.topic/],
    ['a lease of no number', { ...right, 'hub.lease_seconds': '-1' }, 400, /hub\.lease_seconds/],
    ['a lease of nothing', { ...right, 'hub.lease_seconds': '0' }, 400, /hub\.lease_seconds/],
    ['a secret of 200 bytes', { ...right, 'hub.secret': 'é'.repeat(100) }, 400, /199 bytes/],
    ['a page', { ...right, 'hub.topic': `${site}/` }, 422, /no feed/],
    [
      'a feed of another site',
      { ...right, 'hub.topic': 'https://other.example/rss.xml' },
      422,
      /no feed/,
    ],
    ['a filtered feed', { ...right, 'hub.topic': `${rss}?any=boat` }, 422, /no feed/],
    ['a callback on http', { ...right, 'hub.callback': 'http://a.example/' }, 422, /https/],
    [
      'a callback on this machine',
      { ...right, 'hub.callback': 'https://10.1/' },
      422,
      /public network/,
    ],
    [
      'a callback on this site',
      { ...right, 'hub.callback': `${site}/hub` },
      422,
      /back to this site/,
    ],
    ['a ping without an address', { 'hub.mode': 'publish' }, 400, /hub\.url is missing/],
    ['a ping for no feed', { 'hub.mode': 'publish', 'hub.url': `${site}/` }, 400, /no feed/],
  ]
  it('refuses what it cannot take with a problem document, and asks nobody', async () => {
    const count = subscribers.received.length
    for (const [what, fields, status, detail] of wrong) {
      const answer = await hub.post(fields)
      assert.equal(answer.status, status, what)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json')
      assert.equal(answer.headers.get('access-control-allow-origin'), '*')
      const problem = (await answer.json()) as { detail: string }
      assert.match(problem.detail, detail)
    }
    assert.equal(subscribers.received.length, count)
  })

  it('takes a feed by another of its names, and calls it so to the subscriber', async () => {
    await subscribe(hub, 'https://alias.example/', { 'hub.topic': `${site}/feed` })
    const [question] = subscribers.received.filter(({ host }) => host === 'alias.example')
    assert.equal(question?.query.get('hub.topic'), `${site}/feed`)
    const row = (await subscriptions(hub)).find(({ callback }) => callback.includes('alias'))
    assert.equal(row?.topic, rss)
  })

  it('takes forms only, of a bounded length, and no other methods', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }
    assert.equal((await hub.ask('/hub', json)).status, 415)
    const long = await hub.post({ ...right, more: 'x'.repeat(70_000) })
    assert.equal(long.status, 413)
    const put = await hub.ask('/hub', { method: 'PUT', body: '' })
    assert.equal(put.status, 405)
    assert.equal(put.headers.get('allow'), 'GET, HEAD, POST, OPTIONS')
    const preflight = await hub.ask('/hub', { method: 'OPTIONS' })
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'GET, HEAD, POST, OPTIONS')
  })

  it('says in a browser what it is', async () => {
    const page = await hub.ask('/hub')
    assert.equal(page.status, 200)
    assert.match(await page.text(), /^This is the WebSub hub of Harbour news/)
    assert.equal((await hub.ask('/hub', { method: 'HEAD' })).status, 200)
  })

  it('sends whoever comes to another host, or without TLS, to its own address', async () => {
    const { url } = await hub.ask('/hub')
    for (const host of ['www.harbour.example', 'harbour.example', 'feedmill.me.workers.dev']) {
      const moved = await rawRequest(url, { method: 'POST', headers: { Host: host } })
      assert.equal(moved.status, 308)
      assert.equal(moved.headers.location, `${site}/hub`)
    }
  })

  it('says so when it has no object and no queue', async () => {
    assert.equal(await hub.askUnbound(), 503)
  })

  it('leaves all other addresses to the site', async () => {
    assert.equal((await hub.ask('/rss.xml')).status, 200)
    assert.equal((await hub.ask('/hub/')).status, 404)
    assert.equal((await hub.post({}, '/rss.xml')).status, 405)
    assert.ok(subscribers.received.filter(isQuestion).length > 0)
  })
})

describe('a build', () => {
  it('has the code of a hub only for a site with one of its own', async () => {
    using content = temporaryFolder()
    edit(content.path, harbourFiles)
    const options = { content: content.path, worker: await workerCode(), now }
    for (const [hub, push, own] of [
      ['self', true, true],
      ['self', false, false],
      ['https://hub.example/', true, false],
    ] as const) {
      const settings = (harbourFiles['site.yaml'] ?? '').replace('hub: self', `hub: ${hub}`)
      edit(content.path, { 'site.yaml': settings })
      const built = await build({ ...options, push })
      assert.ok('files' in built)
      const { modules } = built.files
      assert.equal(
        modules.some(({ path }) => path === 'hub.js'),
        own,
      )
      const main = new TextDecoder().decode(modules[0]?.bytes)
      assert.equal(main.includes('Hub'), own)
    }
  })

  it('has a hub that takes nothing from packages but the notations of addresses', async () => {
    const { bytes } = await compileWorker('src/hub-worker.ts', 'hub.js')
    assert.ok(bytes.length < 40 * 1024, `${bytes.length} bytes`)
  })
})
