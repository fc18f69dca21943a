/**
 * What keeps one subscriber from taking everything, and the hub from being turned against others.
 * Times are in seconds.
 */
export const hubLimits = {
  /** Characters of a callback address. */
  callbackLength: 2048,
  /** Bytes of a secret; WebSub §5.1 wants less than 200. */
  secretBytes: 199,
  /** Bytes of a request. */
  formBytes: 64 * 1024,
  /** Topics that one ping may name. */
  pingedTopics: 1_000,
  /** WebSub §8.2 has ten days as a good lease. */
  lease: { least: 3_600, usual: 10 * 86_400, most: 30 * 86_400 },
  /** Subscriptions at a time. */
  subscriptions: 10_000,
  subscriptionsOfHost: 1_000,
  /** Requests that callbacks have not answered yet. */
  pending: 500,
  /** The same of one host, together with those that it has not confirmed in the last hour. */
  pendingOfHost: 50,
  /** The same of one callback, for a subscription that it has. */
  pendingOfCallback: 10,
  /** How long requests that were not confirmed count. */
  failedRequest: 3_600,
  /** How long a callback may take to answer. */
  timeout: 10,
  /** How many callbacks are asked at once: a Worker waits for six answers at a time. */
  callbacksAtOnce: 6,
  /** Callbacks in one message of the queue; the Free plan allows 50 requests for one message. */
  callbacksAMessage: 20,
  /** Waiting times after the first failure of a delivery, the second and so on; then it is given up. */
  retries: [60, 300, 1_800, 7_200, 21_600, 43_200],
  /** After which a delivery that has begun and was not reported begins again. */
  deliveryTerm: 300,
  /** How long after they were taken deliveries of one message begin. */
  beginTerm: 60,
  /** The waits before an outcome that could not be told is told again: within the term. */
  reportRetries: [0.1, 1, 5, 15, 30, 60, 60],
  /** After which messages that nobody took are sent again. */
  queueTerm: 600,
  /** After which a request whose outcome was not reported is made again, and how often it is made. */
  requestTerm: 60,
  requestTries: 3,
  /**
   * After a ping the topic is looked at again, so long after the look before: the object that holds the subscriptions can run the
   * former deployment for some moments.
   */
  secondLooks: [60, 240],
  /** How often leases that have ended are cleared away. */
  housekeeping: 86_400,
} as const

export type HubLimits = typeof hubLimits
