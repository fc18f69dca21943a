import { DurableObject } from 'cloudflare:workers'
import {
  claimDeliveries,
  deliveriesDue,
  dueDeliveries,
  makeReady,
  noteDelivery,
  readyDeliveries,
  restartDeliveries,
} from './deliveries.ts'
import { gunzip } from './gzip.ts'
import { hubLimits } from './hub-limits.ts'
import { deliveryMessages, messagesOf } from './hub-messages.ts'
import type {
  CallbackTask,
  DeliveryReport,
  DeliveryTask,
  HubLimit,
  HubMessage,
  HubObject,
} from './hub-object.ts'
import type { ObjectState, Queue, Sql } from './platform.ts'
import {
  addRequest,
  closeWithEarlier,
  limitReached,
  noteFailed,
  openRequests,
  overdueRequests,
  type RequestRow,
  requestsDue,
} from './requests.ts'
import { sendMessages } from './send-messages.ts'
import { signatureOf } from './signature-of.ts'
import type { SubscriptionRequest } from './subscription-request.ts'
import { applyRequest, endLeases, liveSubscriptions, removeSubscriptions } from './subscriptions.ts'
import { tables } from './tables.ts'
import type { TopicReader } from './topic-reader.ts'
import {
  addTopic,
  dueChecks,
  dueLooks,
  keepVersion,
  knownTopics,
  knownVersion,
  planChecks,
  planLook,
  removeTopic,
  topicRow,
  topicsDue,
} from './topics.ts'

interface ObjectEnvironment {
  DELIVERIES: Queue<HubMessage>
}

/**
 * The class of the Durable Object that holds the subscriptions. It notes and decides; whoever calls
 * back subscribers is a Worker, which waits for them at no cost. Each change is one step without an
 * `await`, so that nobody sees half of it.
 */
export function hubClass({ currentVersion, readTopic }: TopicReader) {
  return class Hub extends DurableObject<ObjectEnvironment> implements HubObject {
    readonly #sql: Sql

    constructor(state: ObjectState, environment: ObjectEnvironment) {
      super(state, environment)
      this.#sql = state.storage.sql
      this.#sql.exec(tables)
    }

    async request(
      request: SubscriptionRequest,
    ): Promise<{ task: CallbackTask } | { limit: HubLimit }> {
      // Read first: from here on all is one step.
      const version =
        knownVersion(this.#sql, request.topic) ?? (await currentVersion(request.topic)) ?? ''
      const now = Date.now()
      const limit = limitReached(this.#sql, request, now)
      if (limit) return { limit }
      const task = addRequest(this.#sql, request, version, now)
      await this.#wake(now + hubLimits.requestTerm * 1000)
      return { task }
    }

    async tasks(ids: readonly number[]): Promise<readonly CallbackTask[]> {
      return openRequests(this.#sql, ids).map(({ id, mode, asked, callback, lease }) => ({
        ...{ id, mode, asked, callback, lease },
      }))
    }

    async answered(id: number, confirmed: boolean): Promise<void> {
      const [request] = openRequests(this.#sql, [id])
      if (!request) return
      if (confirmed || request.mode === 'denied') await this.#carriedOut(request)
      else noteFailed(this.#sql, id, Date.now())
    }

    async publish(topics?: readonly string[]): Promise<void> {
      const known = knownTopics(this.#sql)
      const meant = topics ? known.filter((topic) => topics.includes(topic)) : known
      // All are looked at again and again.
      if (topics) planChecks(this.#sql, meant, Date.now())
      const failures = await this.#compare(meant)
      await this.#wake(topicsDue(this.#sql))
      if (known.length > 0) await this.#wakeIfAsleep()
      if (failures > 0) throw new Error(`publish: ${failures} of ${meant.length} feeds have failed`)
    }

    async claim(ids: readonly number[]): Promise<DeliveryTask | undefined> {
      const now = Date.now()
      const claimed = claimDeliveries(this.#sql, ids, now)
      const row = claimed[0] && topicRow(this.#sql, claimed[0].topic)
      if (!row?.body || row.media_type === null) return undefined
      await this.#wake(now + hubLimits.deliveryTerm * 1000)
      const body = await gunzip(row.body)
      const deliveries = claimed.map(async ({ id, callback, secret }) => ({
        ...{ id, callback },
        ...(secret !== null && { signature: await signatureOf(secret, body) }),
      }))
      const { topic, version, media_type: mediaType } = row
      return {
        ...{ topic, version, mediaType },
        body: new Uint8Array(body),
        deliveries: await Promise.all(deliveries),
      }
    }

    async report(reports: readonly DeliveryReport[]): Promise<void> {
      const now = Date.now()
      const consequences = reports.map((report) => noteDelivery(this.#sql, report, now))
      for (const { givenUp } of consequences) {
        if (givenUp) console.warn(`hub: gave up a delivery to ${new URL(givenUp).host}`)
      }
      await this.#wake(earliest(consequences.map(({ due }) => due ?? null)))
    }

    /** Looks after all that is due: what was lost, what has failed, and what has ended. */
    async alarm(): Promise<void> {
      const now = Date.now()
      endLeases(this.#sql, now)
      // What the queue does not take is due again later.
      await this.#sendDue(now).catch((error) => console.error(error))
      await this.#compare(dueChecks(this.#sql, now))
      await this.#wake(
        earliest([
          requestsDue(this.#sql),
          deliveriesDue(this.#sql, now),
          topicsDue(this.#sql),
          knownTopics(this.#sql).length > 0 ? now + hubLimits.housekeeping * 1000 : null,
        ]),
      )
    }

    async #sendDue(now: number): Promise<void> {
      const asks = messagesOf(overdueRequests(this.#sql, now)).map((ask) => ({ ask }))
      const lost = dueLooks(this.#sql, now).map((topic) => ({
        topic,
        ids: readyDeliveries(this.#sql, topic, now),
      }))
      const due = dueDeliveries(this.#sql, now)
      for (const { ids } of due) makeReady(this.#sql, ids)
      const deliveries = [...lost, ...due]
      for (const { topic, ids } of deliveries) planLook(this.#sql, topic, ids.length > 0, now)
      await this.#send([...asks, ...deliveries.flatMap(({ ids }) => deliveryMessages(ids))])
    }

    async #carriedOut(request: RequestRow): Promise<void> {
      const { mode, topic, version } = request
      const now = Date.now()
      const known = knownVersion(this.#sql, topic)
      if (mode === 'subscribe') addTopic(this.#sql, topic, version)
      applyRequest(this.#sql, request, now)
      closeWithEarlier(this.#sql, request)
      const isBehind = known !== undefined && known !== version
      await this.#wake(isBehind ? now : now + hubLimits.housekeeping * 1000)
      // Without a version it is a feed of a newer deployment than this: a later look finds it.
      const isFirst = mode === 'subscribe' && known === undefined && version !== ''
      if (isFirst) await this.#compare([topic])
    }

    /** @returns how many feeds could not be read */
    async #compare(topics: readonly string[]): Promise<number> {
      let failures = 0
      for (const topic of topics) {
        try {
          await this.#compareTopic(topic)
        } catch (error) {
          failures += 1
          console.error(error)
        }
      }
      return failures
    }

    /** Has a feed delivered when it is another one than that which was published last. */
    async #compareTopic(topic: string): Promise<void> {
      const known = knownVersion(this.#sql, topic)
      const version = await currentVersion(topic)
      if (version === undefined) return await this.#deny(topic)
      if (version === known) return
      const published = await readTopic(topic)
      const now = Date.now()
      // Another ping can have come to a result meanwhile, and it may be the newer one.
      if (known !== knownVersion(this.#sql, topic)) return await this.#compareTopic(topic)
      if (liveSubscriptions(this.#sql, topic, now).length === 0) {
        removeTopic(this.#sql, topic)
        return
      }
      keepVersion(this.#sql, published, now)
      restartDeliveries(this.#sql, topic, now)
      const ids = readyDeliveries(this.#sql, topic, now)
      await this.#send(deliveryMessages(ids))
    }

    /** Ends the subscriptions to a feed that is gone, and tells the subscribers (WebSub §5.2). */
    async #deny(topic: string): Promise<void> {
      const now = Date.now()
      const ids = liveSubscriptions(this.#sql, topic, now).map(({ asked, callback }) => {
        const denial = { mode: 'denied' as const, topic, asked, callback, lease: 0 }
        return addRequest(this.#sql, denial, '', now).id
      })
      removeSubscriptions(this.#sql, topic)
      removeTopic(this.#sql, topic)
      await this.#wake(now + hubLimits.requestTerm * 1000)
      await this.#send(messagesOf(ids).map((ask) => ({ ask })))
    }

    async #send(messages: readonly HubMessage[]): Promise<void> {
      await sendMessages(this.env.DELIVERIES, messages)
    }

    /** The platform gives up an alarm that fails several times, as without its share of the day. */
    async #wakeIfAsleep(): Promise<void> {
      if ((await this.ctx.storage.getAlarm()) === null) await this.#wake(Date.now())
    }

    async #wake(at: number | null): Promise<void> {
      if (at === null) return
      const { storage } = this.ctx
      const set = await storage.getAlarm()
      if (set === null || set > at) await storage.setAlarm(at)
    }
  }
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length > 0 ? Math.min(...known) : null
}
