import type { ObjectNamespace, Queue } from './platform.ts'
import type { SubscriptionRequest } from './subscription-request.ts'

/** What a callback is to be asked or told with a GET (WebSub §5.2, §5.3). */
export interface CallbackTask {
  id: number
  mode: SubscriptionRequest['mode'] | 'denied'
  /** The topic as the subscriber named it. */
  asked: string
  callback: string
  /** Seconds. */
  lease: number
}

/** Why the object takes no further request; each is a limit of `hub-limits.ts`. */
export type HubLimit =
  | 'subscriptions'
  | 'subscriptionsOfHost'
  | 'pending'
  | 'pendingOfHost'
  | 'pendingOfCallback'

/** A feed as it is to be delivered to some of its subscribers. */
export interface DeliveryTask {
  topic: string
  version: string
  mediaType: string
  body: Uint8Array<ArrayBuffer>
  deliveries: readonly Delivery[]
}

export interface Delivery {
  /** Of the subscription. */
  id: number
  callback: string
  /** Value of `X-Hub-Signature`, for who has given a secret. */
  signature?: string
}

/** What has become of a delivery. */
export interface DeliveryReport {
  id: number
  version: string
  /** Status of the answer; 0 when there was none. */
  status: number
}

/** Work for who takes messages of the queue: numbers of subscriptions, or of requests. */
export type HubMessage = { deliver: readonly number[] } | { ask: readonly number[] }

/** The Durable Object that holds the subscriptions, as the Worker calls it. */
export interface HubObject {
  /** Notes a request, whose outcome `answered` is to be told. */
  request(request: SubscriptionRequest): Promise<{ task: CallbackTask } | { limit: HubLimit }>
  answered(id: number, confirmed: boolean): Promise<void>
  /** Compares feeds with what was delivered last, and has the new ones delivered; else all. */
  publish(topics?: readonly string[]): Promise<void>
  /** The requests of these that still are to be made. */
  tasks(ids: readonly number[]): Promise<readonly CallbackTask[]>
  /** Takes deliveries that are still to be made; nobody else gets them meanwhile. */
  claim(ids: readonly number[]): Promise<DeliveryTask | undefined>
  report(reports: readonly DeliveryReport[]): Promise<void>
}

/** What the Worker needs for its own hub. */
export interface HubEnvironment {
  HUB?: ObjectNamespace<HubObject>
  DELIVERIES?: Queue<HubMessage>
}

/**
 * The object of a site whose Worker has one and a queue. All subscriptions are in one object: 10,000
 * of them have room there, and so all limits hold.
 */
export function hubObject({ HUB, DELIVERIES }: HubEnvironment = {}): HubObject | undefined {
  if (!HUB || !DELIVERIES) return undefined
  // A deploy breaks the connection to the object, and with it every call that follows.
  const object = (): HubObject => HUB.getByName('hub')
  return {
    request: (request) => object().request(request),
    answered: (id, confirmed) => object().answered(id, confirmed),
    publish: (topics) => object().publish(topics),
    tasks: (ids) => object().tasks(ids),
    claim: (ids) => object().claim(ids),
    report: (reports) => object().report(reports),
  }
}

/**
 * Has news of feeds delivered to those who have subscribed to the site's own hub, if it has one.
 * @param topics canonical addresses; all feeds when there are none
 */
export async function publish(
  environment: HubEnvironment,
  topics?: readonly string[],
): Promise<void> {
  await hubObject(environment)?.publish(topics)
}
