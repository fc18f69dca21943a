import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { Response } from 'miniflare'
import { build } from '../../src/build.ts'
import { startLocalWorker } from '../../src/commands/local-worker.ts'
import { hubLimits } from '../../src/hub/hub-limits.ts'
import { mapConcurrently } from '../../src/model/map-concurrently.ts'
import { harbourFiles, news, site } from '../hub/harbour-files.ts'
import { type HubRuntime, startHub } from '../hub/hub-runtime.ts'
import { atom, ping, publish, rss, settled, subscribe, subscriptions } from '../hub/subscribe.ts'
import {
  type Behaviour,
  isDelivery,
  isQuestion,
  type Received,
  type Subscribers,
  startSubscribers,
  willing,
} from '../hub/subscribers.ts'
import { until } from '../hub/until.ts'
import { edit } from '../lifecycle/changing-site.ts'
import { now, workerCode } from '../support/local-site.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const day = 86_400

/** Confirms what it is asked, and answers deliveries so. */
function answering(status: number, headers: Record<string, string> = {}): Behaviour {
  return (received) => (isDelivery(received) ? { status, headers } : willing(received))
}

/** Confirms what it is asked, and never answers deliveries. */
const silent: Behaviour = (received) => (isDelivery(received) ? undefined : willing(received))

function deliveriesTo({ received }: Subscribers, host: string): Received[] {
  return received.filter((one) => one.host === host && isDelivery(one))
}

async function withHub(
  test: (hub: HubRuntime, subscribers: Subscribers) => Promise<void>,
  haste = 1,
): Promise<void> {
  await using subscribers = await startSubscribers()
  await using hub = await startHub(subscribers.outside, { haste })
  await test(hub, subscribers)
}

describe('a delivery that fails', () => {
  it('is tried again after each of the waiting times, then given up, and the next one made', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/')
      await subscribe(hub, 'https://well.example/')
      subscribers.behave('down.example', answering(500))
      await publish(hub, news(2))
      for (const [index, wait] of hubLimits.retries.entries()) {
        await hub.pass(wait - 1)
        await hub.idle()
        assert.equal(deliveriesTo(subscribers, 'down.example').length, index + 1, 'too early')
        await hub.pass(1)
        await hub.idle()
        assert.equal(deliveriesTo(subscribers, 'down.example').length, index + 2, 'in time')
      }
      const [given] = await subscriptions(hub)
      assert.partialDeepStrictEqual(given, { given_up: 1, attempts: 0, due: null, claimed: null })
      await hub.pass(2 * day)
      await hub.idle()
      const all = hubLimits.retries.length + 1
      assert.equal(deliveriesTo(subscribers, 'down.example').length, all)

      subscribers.behave('down.example', willing)
      await publish(hub, news(3))
      assert.equal(deliveriesTo(subscribers, 'down.example').length, all + 1)
      assert.equal(deliveriesTo(subscribers, 'well.example').length, 2)
      assert.partialDeepStrictEqual((await subscriptions(hub))[0], { given_up: 0 })
    }))

  it('begins with the shortest wait again after one that was taken', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/')
      for (const number of [2, 3]) {
        subscribers.behave('down.example', answering(500))
        await publish(hub, news(number))
        assert.partialDeepStrictEqual((await subscriptions(hub))[0], { attempts: 1 })
        subscribers.behave('down.example', willing)
        await hub.pass(hubLimits.retries[0] ?? 0)
        await hub.idle()
        assert.partialDeepStrictEqual((await subscriptions(hub))[0], { attempts: 0, due: null })
      }
    }))

  it('waits for its time, whatever messages come twice', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/')
      subscribers.behave('down.example', answering(500))
      await publish(hub, news(2))
      for (let time = 0; time < 3; time += 1) await hub.repeat({ deliver: [1] })
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'down.example').length, 1)
      assert.partialDeepStrictEqual((await subscriptions(hub))[0], { attempts: 1 })
    }))

  it('is tried again although the platform has given up the alarm', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/')
      subscribers.behave('down.example', answering(500))
      await publish(hub, news(2))
      await hub.rows('UPDATE topics SET look_at = NULL, check_at = NULL')
      await hub.forgetAlarm()
      assert.equal(await hub.isAwaited(), false)
      await hub.cron()
      assert.equal(await hub.isAwaited(), true)
    }))

  it('stops with the lease', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/', { 'hub.lease_seconds': '3600' })
      subscribers.behave('down.example', answering(503))
      await publish(hub, news(2))
      await hub.pass(3600)
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'down.example').length, 1)
      assert.deepEqual(await subscriptions(hub), [])
    }))

  it('is one that is never answered, and holds up nobody', () =>
    withHub(async (hub, subscribers) => {
      subscribers.behave('slow.example', silent)
      for (let number = 0; number < 30; number += 1) {
        await subscribe(hub, `https://slow.example/${number}`)
        await subscribe(hub, `https://quick.example/${number}`)
      }
      await publish(hub, news(2))
      assert.equal(deliveriesTo(subscribers, 'quick.example').length, 30)
      assert.equal(deliveriesTo(subscribers, 'slow.example').length, 30)
      subscribers.behave('slow.example', willing)
      await hub.pass(60)
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'quick.example').length, 30)
      assert.equal(deliveriesTo(subscribers, 'slow.example').length, 60)
    }, 20))

  it('is a redirect, which is not followed', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://moved.example/')
      subscribers.behave('moved.example', answering(307, { Location: 'https://new.example/' }))
      await publish(hub, news(2))
      assert.equal(deliveriesTo(subscribers, 'new.example').length, 0)
      assert.partialDeepStrictEqual((await subscriptions(hub))[0], { attempts: 1 })
    }))

  it('ends the subscription with 410', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://gone.example/')
      subscribers.behave('gone.example', answering(410))
      await hub.deploy(news(2))
      await ping(hub)
      await until(async () => (await subscriptions(hub)).length === 0)
      await publish(hub, news(3))
      assert.equal(deliveriesTo(subscribers, 'gone.example').length, 1)
    }))

  it('gives way to a newer version', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/')
      subscribers.behave('down.example', answering(500))
      await publish(hub, news(2))
      subscribers.behave('down.example', willing)
      await publish(hub, news(3))
      assert.equal(deliveriesTo(subscribers, 'down.example').length, 2)
      await hub.pass(day)
      await hub.idle()
      const [failed, made, ...others] = deliveriesTo(subscribers, 'down.example')
      assert.ok(!failed?.body.includes('News 3'))
      assert.ok(made?.body.includes('News 3'))
      assert.deepEqual(others, [])
    }))

  for (const [outcome, answer] of [
    ['succeeds', { status: 204 }],
    ['fails', { status: 500 }],
  ] as const) {
    it(`gives way to a newer version that is published while it is on its way and ${outcome}`, () =>
      withHub(async (hub, subscribers) => {
        await subscribe(hub, 'https://busy.example/')
        const begun = Promise.withResolvers<void>()
        const changed = Promise.withResolvers<void>()
        let count = 0
        subscribers.behave('busy.example', async (received) => {
          count += 1
          if (count > 1) return willing(received)
          begun.resolve()
          await changed.promise
          return answer
        })
        const { news: later, hold } = timedNews(100)
        await hub.deploy(later)
        await hub.pass(hold)
        await ping(hub)
        await begun.promise
        // Nobody else gets it, should a second message come.
        assert.equal(await hub.claim([1]), null)
        await hub.pass(hold)
        await ping(hub)
        changed.resolve()
        await hub.idle()
        await hub.pass(1)
        await hub.idle()
        const bodies = deliveriesTo(subscribers, 'busy.example').map(({ body }) => body.toString())
        assert.deepEqual(
          bodies.map((body) => body.includes('Later 2')),
          [false, true],
        )
      }))
  }
})

/** Articles that appear by themselves, one after the other. */
function timedNews(hold = 3_600): { news: Record<string, string>; hold: number } {
  const at = (count: number): string =>
    new Date(Date.now() + (count - 0.5) * hold * 1000).toISOString().replace(/\.\d+Z/, 'Z')
  const [path = '', text = ''] = Object.entries(news(1))[0] ?? []
  return {
    hold,
    news: Object.fromEntries(
      [1, 2].map((count) => [
        path.replace('news-1', `later-${count}`),
        text
          .replace(/news-1/g, `later-${count}`)
          .replace('News 1', `Later ${count}`)
          .replace(/published: .*/, `published: "${at(count)}"`),
      ]),
    ),
  }
}

describe('publishing', () => {
  it('signs what it delivers with the secret of the last subscription', () =>
    withHub(async (hub, subscribers) => {
      for (const secret of ['the first', 'the second', '']) {
        await subscribe(hub, 'https://signed.example/', { 'hub.secret': secret, 'hub.topic': atom })
        await subscribe(hub, `https://signed-${secret.length}.example/`, {
          'hub.secret': secret,
          'hub.topic': atom,
        })
      }
      await hub.deploy(news(2))
      await ping(hub, atom)
      await hub.idle()
      const signatures = subscribers.received
        .filter(({ host, method }) => /^signed/.test(host) && method === 'POST')
        .map(({ host, headers, body }) => ({
          host,
          right: ['the first', 'the second']
            .filter((secret) => headers['x-hub-signature'] === signature(secret, body))
            .join(),
          signed: 'x-hub-signature' in headers,
        }))
      assert.deepEqual(
        signatures.toSorted((a, b) => (a.host < b.host ? -1 : 1)),
        [
          { host: 'signed-0.example', right: '', signed: false },
          { host: 'signed-10.example', right: 'the second', signed: true },
          { host: 'signed-9.example', right: 'the first', signed: true },
          { host: 'signed.example', right: '', signed: false },
        ],
      )
    }))

  it('of a scheduled article takes no ping but the cron trigger', () =>
    withHub(async (hub, subscribers) => {
      const { news: later, hold } = timedNews()
      await hub.deploy(later)
      await subscribe(hub, 'https://reader.example/')
      await hub.cron()
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'reader.example').length, 0)
      for (const count of [1, 2]) {
        await hub.pass(hold)
        await hub.cron()
        await hub.idle()
        const all = deliveriesTo(subscribers, 'reader.example')
        assert.equal(all.length, count)
        assert.ok(all.at(-1)?.body.includes(`Later ${count}`))
      }
    }))

  it('is found later by itself when the ping came to the former deployment', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://reader.example/')
      await ping(hub)
      await hub.deploy(news(2))
      await hub.pass(hubLimits.secondLooks[0])
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'reader.example').length, 1)
    }))

  it('delivers what was published, whatever is deployed meanwhile', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://down.example/')
      subscribers.behave('down.example', answering(500))
      await publish(hub, news(2))
      const published = await (await hub.ask('/rss.xml')).text()
      await hub.deploy(news(3))
      subscribers.behave('down.example', willing)
      // Nobody has told the hub of the new version yet, and it does not look by itself.
      await hub.rows('UPDATE topics SET check_at = NULL')
      await hub.pass(hubLimits.retries[0])
      await hub.idle()
      const made = deliveriesTo(subscribers, 'down.example').at(1)
      assert.equal(made?.body.toString(), published)
    }))

  it('waits for a queue that takes nothing', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://reader.example/')
      await hub.deploy(news(2))
      await hub.breakQueue(true)
      const answer = await hub.post({ 'hub.mode': 'publish', 'hub.url': rss })
      assert.equal(answer.status, 500)
      for (let time = 0; time < 3; time += 1) await hub.pass(hubLimits.queueTerm)
      await hub.breakQueue(false)
      await hub.pass(hubLimits.queueTerm)
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'reader.example').length, 1)
    }))

  it('of the same again and again has the feed looked at no sooner', () =>
    withHub(async (hub) => {
      await subscribe(hub, 'https://reader.example/')
      const next = (): Promise<unknown[]> => hub.rows('SELECT check_at, checks FROM topics')
      await ping(hub)
      await hub.pass(hubLimits.secondLooks[0])
      const planned = await next()
      for (let time = 0; time < 3; time += 1) await ping(hub)
      assert.deepEqual(await next(), planned)
    }))

  it('reaches the subscribers of that feed only', () =>
    withHub(async (hub, subscribers) => {
      const trains = `${site}/topics/trains/feed.json`
      await subscribe(hub, 'https://all.example/', { 'hub.topic': atom })
      await subscribe(hub, 'https://trains.example/', { 'hub.topic': trains })
      await hub.deploy(news(2))
      for (const topic of [atom, trains]) await ping(hub, topic)
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'trains.example').length, 0)
      const [one] = deliveriesTo(subscribers, 'all.example')
      assert.equal(one?.headers['content-type'], 'application/atom+xml; charset=utf-8')
      assert.equal(one?.headers['link'], `<${site}/hub>; rel="hub", <${atom}>; rel="self"`)
    }))

  it('ends the subscriptions to a feed that is gone, and tells the subscribers why', () =>
    withHub(async (hub, subscribers) => {
      const trains = `${site}/topics/trains/rss.xml`
      await subscribe(hub, 'https://trains.example/?a', { 'hub.topic': trains })
      await subscribe(hub, 'https://all.example/')
      const topics = harbourFiles['topics.yaml'] ?? ''
      await hub.deploy({
        'topics.yaml': `${topics.slice(0, topics.indexOf('trains:'))}trains:\n  removed: true\n`,
      })
      await hub.cron()
      const [denial] = await subscribers.wait(1, ({ query }) => query.get('hub.mode') === 'denied')
      const parameters = new URLSearchParams({
        'hub.mode': 'denied',
        'hub.topic': trains,
        'hub.reason': 'There is no such feed any more.',
      })
      assert.equal(denial?.path, `/?a&${parameters}`)
      await settled(hub)
      assert.deepEqual(
        (await subscriptions(hub)).map(({ topic }) => topic),
        [rss],
      )
    }))

  it('at another address ends the subscriptions to the former one, and tells of it', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://reader.example/')
      const settings = harbourFiles['site.yaml'] ?? ''
      await hub.deploy({ 'site.yaml': settings.replace('harbour.example', 'port.example') })
      await hub.cron()
      const [denial] = await subscribers.wait(1, ({ query }) => query.get('hub.mode') === 'denied')
      assert.equal(denial?.query.get('hub.topic'), rss)
      await settled(hub)
      assert.deepEqual(await subscriptions(hub), [])
      const moved = rss.replace('harbour.example', 'port.example')
      await subscribe(hub, 'https://reader.example/', { 'hub.topic': moved })
      assert.equal((await subscriptions(hub))[0]?.topic, moved)
    }))
})

describe('a lease', () => {
  it('ends, unless it is renewed', () =>
    withHub(async (hub, subscribers) => {
      const lease = { 'hub.lease_seconds': '7200' }
      await subscribe(hub, 'https://ends.example/', lease)
      await subscribe(hub, 'https://renewed.example/', lease)
      await hub.pass(7_000)
      await subscribe(hub, 'https://renewed.example/', lease)
      // It is over before anybody clears it away.
      await hub.pass(200, { look: false })
      await publish(hub, news(2))
      assert.equal(deliveriesTo(subscribers, 'ends.example').length, 0)
      assert.equal(deliveriesTo(subscribers, 'renewed.example').length, 1)
      assert.equal((await subscriptions(hub)).length, 2)
      await hub.pass(0)
      assert.equal((await subscriptions(hub)).length, 1)
    }))

  it('is as long as was asked for, within bounds, and never without end', () =>
    withHub(async (hub, subscribers) => {
      const { least, usual, most } = hubLimits.lease
      for (const [asked, given] of [
        ['1', least],
        ['86400', 86_400],
        ['', usual],
        ['99999999999999999999', most],
      ] as const) {
        const before = Date.now()
        const callback = `https://lease-${asked}.example/`
        await subscribe(hub, callback, asked === '' ? {} : { 'hub.lease_seconds': asked })
        const question = subscribers.received.at(-1)
        assert.equal(question?.query.get('hub.lease_seconds'), String(given))
        const row = (await subscriptions(hub)).at(-1)
        const end = row?.expires ?? 0
        assert.ok(end >= before + given * 1000 && end <= Date.now() + given * 1000)
      }
    }))

  it('keeps the request that was made last, whichever is confirmed first', () =>
    withHub(async (hub, subscribers) => {
      const begun = Promise.withResolvers<void>()
      const held = Promise.withResolvers<void>()
      let count = 0
      subscribers.behave('held.example', async (received) => {
        count += 1
        if (count > 1) return willing(received)
        begun.resolve()
        await held.promise
        return willing(received)
      })
      const callback = { 'hub.callback': 'https://held.example/', 'hub.topic': rss }
      await hub.post({ 'hub.mode': 'subscribe', ...callback, 'hub.secret': 'first' })
      await begun.promise
      await hub.post({ 'hub.mode': 'subscribe', ...callback, 'hub.secret': 'second' })
      await until(async () => (await subscriptions(hub)).length === 1)
      held.resolve()
      await settled(hub)
      assert.equal((await subscriptions(hub))[0]?.secret, 'second')
    }))

  it('is not taken after its end, although it was asked for and not confirmed before', () =>
    withHub(async (hub, subscribers) => {
      const begun = Promise.withResolvers<void>()
      const held = Promise.withResolvers<void>()
      subscribers.behave('held.example', async (received) => {
        if (received.query.get('hub.mode') === 'unsubscribe') return willing(received)
        begun.resolve()
        await held.promise
        return willing(received)
      })
      const callback = { 'hub.callback': 'https://held.example/', 'hub.topic': rss }
      await hub.post({ 'hub.mode': 'subscribe', ...callback })
      await begun.promise
      await hub.post({ 'hub.mode': 'unsubscribe', ...callback })
      await settled(hub)
      held.resolve()
      await subscribe(hub, 'https://other.example/')
      assert.deepEqual(
        (await subscriptions(hub)).map((row) => row.callback),
        ['https://other.example/'],
      )
    }))

  for (const first of [true, false]) {
    const which = first ? 'of the first subscriber' : 'of a further subscriber'
    it(`${which} that is confirmed late has what was published since it was asked for`, () =>
      withHub(async (hub, subscribers) => {
        if (!first) await subscribe(hub, 'https://other.example/')
        subscribers.behave('late.example', () => undefined)
        const callback = { 'hub.callback': 'https://late.example/', 'hub.topic': rss }
        await hub.post({ 'hub.mode': 'subscribe', ...callback })
        await subscribers.wait(1, ({ host }) => host === 'late.example')
        await hub.deploy(news(2))
        await ping(hub)
        subscribers.behave('late.example', willing)
        await hub.pass(hubLimits.requestTerm)
        await settled(hub)
        await hub.pass(1)
        await hub.idle()
        const made = deliveriesTo(subscribers, 'late.example')
        assert.equal(made.length, 1)
        assert.ok(made[0]?.body.includes('News 2'))
      }))
  }
})

describe('a callback that answers without end', () => {
  /** Some bytes of an answer now and then, for ever. */
  function endless(first = ''): Response {
    let timer: ReturnType<typeof setInterval>
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(first))
        timer = setInterval(() => controller.enqueue(Buffer.from(' ')), 20).unref()
      },
      cancel: () => clearInterval(timer),
    })
    return new Response(body)
  }

  it('confirms nothing, and has what it took', async () => {
    let deliveries = 0
    const hasty = 20
    await using hub = await startHub(
      async ({ url, method }) => {
        const { hostname, searchParams } = new URL(url)
        const challenge = searchParams.get('hub.challenge') ?? ''
        if (method === 'POST') deliveries += 1
        if (method === 'POST' || hostname === 'drips.example') return endless()
        return hostname === 'goes-on.example' ? endless(challenge) : new Response(challenge)
      },
      { haste: hasty },
    )
    await subscribe(hub, 'https://drips.example/')
    await subscribe(hub, 'https://goes-on.example/')
    await subscribe(hub, 'https://takes.example/')
    assert.deepEqual(
      (await subscriptions(hub)).map(({ callback }) => callback),
      ['https://takes.example/'],
    )
    await publish(hub, news(2))
    await hub.pass(hubLimits.deliveryTerm)
    await hub.idle()
    assert.equal(deliveries, 1)
  })
})

describe('the limits', () => {
  it('let nobody have a host asked that does not confirm', () =>
    withHub(async (hub, subscribers) => {
      subscribers.behave('victim.example', () => ({ status: 404 }))
      for (let number = 0; number < hubLimits.pendingOfHost; number += 1) {
        await subscribe(hub, `https://victim.example/${number}`)
      }
      const fields = { 'hub.mode': 'subscribe', 'hub.topic': rss }
      const refused = await hub.post({ ...fields, 'hub.callback': 'https://victim.example/x' })
      assert.equal(refused.status, 429)
      assert.equal(refused.headers.get('retry-after'), '3600')
      assert.equal(subscribers.received.length, hubLimits.pendingOfHost)
      await subscribe(hub, 'https://other.example/')
      await hub.pass(hubLimits.failedRequest)
      await subscribe(hub, 'https://victim.example/x')
    }))

  it('let a subscriber renew and end what he has, whatever others ask for', () =>
    withHub(async (hub, subscribers) => {
      const callback = 'https://victim.example/his-own'
      await subscribe(hub, callback)
      subscribers.behave('victim.example', (received) =>
        received.path.startsWith('/his-own') ? willing(received) : { status: 404 },
      )
      for (let number = 0; number < hubLimits.pendingOfHost; number += 1) {
        await subscribe(hub, `https://victim.example/${number}`)
      }
      await hub.rows(`INSERT INTO requests
        (mode, topic, callback, host, asked, lease, version, made)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${hubLimits.pending})
        SELECT 'subscribe', '${rss}', 'https://' || i || '.example/',
        i || '.example', '${rss}', 1, '', 1e14 FROM n`)
      const fields = { 'hub.topic': rss, 'hub.callback': callback }
      const before = (await subscriptions(hub))[0]?.expires ?? 0
      await hub.pass(1)
      assert.equal((await hub.post({ 'hub.mode': 'subscribe', ...fields })).status, 202)
      await until(async () => ((await subscriptions(hub))[0]?.expires ?? 0) > before)
      assert.equal((await hub.post({ 'hub.mode': 'unsubscribe', ...fields })).status, 202)
      await until(async () => (await subscriptions(hub)).length === 0)
    }))

  it('let those ask again at once who are being told that their feeds are gone', () =>
    withHub(async (hub) => {
      await hub.rows(`INSERT INTO requests
        (mode, topic, callback, host, asked, lease, version, made)
        WITH RECURSIVE n(i) AS
          (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${hubLimits.pendingOfHost})
        SELECT 'denied', 'x', 'https://reader.example/' || i, 'reader.example', 'x', 0, '', 1e14 FROM n`)
      const fields = { 'hub.mode': 'subscribe', 'hub.topic': rss }
      const answer = await hub.post({ ...fields, 'hub.callback': 'https://reader.example/' })
      assert.equal(answer.status, 202)
    }))

  it('let nobody have a subscriber asked again and again who does not confirm', () =>
    withHub(async (hub, subscribers) => {
      const callback = 'https://reader.example/'
      await subscribe(hub, callback)
      subscribers.behave('reader.example', () => ({ status: 404 }))
      const forged = { 'hub.mode': 'unsubscribe' }
      for (let number = 0; number < hubLimits.pendingOfCallback; number += 1) {
        await subscribe(hub, callback, forged)
      }
      const fields = { ...forged, 'hub.topic': rss, 'hub.callback': callback }
      assert.equal((await hub.post(fields)).status, 429)
      assert.equal((await subscriptions(hub)).length, 1)
    }))

  it('give a host so many subscriptions, and let it renew them', () =>
    withHub(async (hub) => {
      const most = hubLimits.subscriptionsOfHost
      await hub.rows(`INSERT INTO subscriptions
        (topic, callback, host, asked, expires, request, delivered)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${most})
        SELECT '${rss}', 'https://big.example/' || i, 'big.example', '${rss}', 1e14, 0, 'x' FROM n`)
      const fields = { 'hub.mode': 'subscribe', 'hub.topic': rss }
      const refused = await hub.post({ ...fields, 'hub.callback': 'https://big.example/more' })
      assert.equal(refused.status, 429)
      await subscribe(hub, 'https://big.example/1')
      await subscribe(hub, 'https://small.example/')
      assert.equal((await subscriptions(hub)).length, most + 1)
    }))

  it('give the hub so many subscriptions and open requests', () =>
    withHub(async (hub) => {
      const fields = { 'hub.mode': 'subscribe', 'hub.topic': rss }
      const callback = { 'hub.callback': 'https://more.example/' }
      const numbers = (count: number): string =>
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
      await hub.rows(`INSERT INTO requests (mode, topic, callback, host, asked, lease, version, made)
        ${numbers(hubLimits.pending)} SELECT 'subscribe', '${rss}', 'https://' || i || '.example/',
        i || '.example', '${rss}', 1, '', 1e14 FROM n`)
      const busy = await hub.post({ ...fields, ...callback })
      assert.equal(busy.status, 429)
      await hub.rows('DELETE FROM requests')
      await hub.rows(`INSERT INTO subscriptions
        (topic, callback, host, asked, expires, request, delivered)
        ${numbers(hubLimits.subscriptions)} SELECT '${rss}', 'https://' || i || '.example/',
        i || '.example', '${rss}', 1e14, 0, 'x' FROM n`)
      const full = await hub.post({ ...fields, ...callback })
      assert.equal(full.status, 429)
      assert.match(await full.text(), /as many subscriptions as it can hold/)
    }))
})

describe('a thousand subscribers', () => {
  it('get each version once, each signed with its own secret', async () => {
    await using subscribers = await startSubscribers()
    await using hub = await startHub(subscribers.outside)
    const count = 1_000
    const numbers = Array.from({ length: count }, (_, number) => number)
    await mapConcurrently(numbers, 10, async (number) => {
      const answer = await hub.post({
        'hub.mode': 'subscribe',
        'hub.topic': rss,
        'hub.callback': `https://reader-${number % 50}.example/${number}`,
        'hub.secret': `secret ${number}`,
      })
      assert.equal(answer.status, 202, await answer.text())
    })
    await settled(hub)
    assert.equal((await subscriptions(hub)).length, count)
    for (const version of [2, 3]) {
      await publish(hub, news(version))
      const published = await (await hub.ask('/rss.xml')).text()
      const made = subscribers.received.splice(0).filter(isDelivery)
      assert.equal(made.length, count)
      assert.equal(new Set(made.map(({ path }) => path)).size, count)
      for (const { path, headers, body } of made) {
        const secret = `secret ${path.slice(1)}`
        assert.equal(headers['x-hub-signature'], signature(secret, body))
        assert.equal(body.toString(), published)
      }
    }
    // Whoever pings again, and messages that come twice, bring nothing.
    await ping(hub)
    await hub.repeat({ deliver: Array.from({ length: 20 }, (_, index) => index + 1) })
    await hub.cron()
    await hub.idle()
    assert.equal(subscribers.received.filter(isDelivery).length, 0)
  })
})

describe('an end in the middle', () => {
  it('loses no delivery and makes none twice that was answered and noted', () =>
    withHub(async (hub, subscribers) => {
      // One in two answers, the others do not before the end.
      for (let number = 0; number < 60; number += 1) {
        await subscribe(hub, `https://${number % 2 ? 'quick' : 'slow'}.example/${number}`)
      }
      subscribers.behave('slow.example', silent)
      await hub.deploy(news(2))
      await ping(hub)
      const noted = async (): Promise<number> =>
        (
          await hub.rows(`SELECT s.id FROM subscriptions AS s JOIN topics AS t USING (topic)
            WHERE s.delivered = t.version`)
        ).length
      await until(async () => (await noted()) >= 5)
      await hub.deploy()
      const doneBefore = await noted()
      subscribers.behave('slow.example', willing)
      const slowBefore = deliveriesTo(subscribers, 'slow.example').length
      await hub.pass(hubLimits.queueTerm)
      await hub.idle()
      assert.equal(await noted(), 60)
      const quick = deliveriesTo(subscribers, 'quick.example').map(({ path }) => path)
      assert.equal(new Set(quick).size, 30)
      // What was on its way while the runtime ended cannot be known.
      assert.ok(quick.length - 30 <= hubLimits.callbacksAtOnce, `${quick.length} deliveries`)
      const slow = deliveriesTo(subscribers, 'slow.example').length
      assert.equal(slow - slowBefore, 30)
      assert.ok(doneBefore >= 5)
    }))

  it('before a message was taken loses nothing', () =>
    withHub(async (hub, subscribers) => {
      await subscribe(hub, 'https://reader.example/')
      await hub.deploy(news(2))
      // As when the queue has lost it: published, and nobody was told.
      await hub.rows(`UPDATE subscriptions SET claimed = 1e14`)
      await ping(hub)
      await hub.rows(`UPDATE subscriptions SET claimed = NULL`)
      await hub.deploy()
      assert.equal(deliveriesTo(subscribers, 'reader.example').length, 0)
      await hub.pass(hubLimits.queueTerm)
      await hub.idle()
      assert.equal(deliveriesTo(subscribers, 'reader.example').length, 1)
    }))

  it('before a callback has confirmed has it asked again', () =>
    withHub(async (hub, subscribers) => {
      subscribers.behave('late.example', () => undefined)
      const callback = { 'hub.callback': 'https://late.example/', 'hub.topic': rss }
      await hub.post({ 'hub.mode': 'subscribe', ...callback })
      await subscribers.wait(1, isQuestion)
      await hub.deploy()
      subscribers.behave('late.example', willing)
      await hub.pass(hubLimits.requestTerm)
      await settled(hub)
      assert.equal((await subscriptions(hub)).length, 1)
      const challenges = subscribers.received.map(({ query }) => query.get('hub.challenge'))
      assert.equal(new Set(challenges).size, 2)
    }))

  it('of each of many runtimes one after the other loses nothing', () =>
    withHub(async (hub, subscribers) => {
      const hosts = Array.from({ length: 120 }, (_, number) => `reader-${number}.example`)
      for (const host of hosts) await subscribe(hub, `https://${host}/`)
      await hub.deploy(news(2))
      await ping(hub)
      const doubtful: string[] = []
      for (const count of [1, 17, 50, 90]) {
        await subscribers.wait(count, isDelivery)
        await hub.deploy()
        const last = subscribers.received.slice(-2 * hubLimits.callbacksAtOnce)
        doubtful.push(...last.map(({ host }) => host))
        await hub.pass(hubLimits.queueTerm)
      }
      await hub.idle()
      const made = subscribers.received.filter(isDelivery).map(({ host }) => host)
      assert.deepEqual(new Set(made), new Set(hosts))
      const twice = made.filter((host, index) => made.indexOf(host) < index)
      assert.deepEqual(
        twice.filter((host) => !doubtful.includes(host)),
        [],
      )
    }))
})

describe('a Worker on the machine of its author', () => {
  it('has its hub with it', async () => {
    using content = temporaryFolder()
    edit(content.path, harbourFiles)
    const built = await build({
      content: content.path,
      worker: await workerCode(),
      now,
      push: true,
    })
    assert.ok('files' in built)
    const worker = await startLocalWorker(built.files, 0)
    try {
      assert.equal((await fetch(`${worker.origin}/rss.xml`)).status, 200)
      const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': rss })
      const answer = await fetch(`${worker.origin}/hub`, { method: 'POST', body })
      assert.equal(answer.status, 202)
    } finally {
      await worker.stop()
    }
  })
})

function signature(secret: string, body: Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}
