import assert from 'node:assert/strict'
import { site } from './harbour-files.ts'
import type { HubRuntime } from './hub-runtime.ts'
import { until } from './until.ts'

export const rss = `${site}/rss.xml`
export const atom = `${site}/atom.xml`

/** A row of a subscription, as far as tests look at it. */
export interface SubscriptionRow {
  callback: string
  topic: string
  secret: string | null
  expires: number
  delivered: string
  attempts: number
  due: number | null
  claimed: number | null
  given_up: number
}

/** Asks for a subscription, or for its end, and waits until the callback has answered. */
export async function subscribe(
  hub: HubRuntime,
  callback: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await hub.post({
    'hub.mode': 'subscribe',
    'hub.topic': rss,
    'hub.callback': callback,
    ...fields,
  })
  assert.equal(answer.status, 202, await answer.text())
  await settled(hub)
}

/** Until every request has its outcome. */
export async function settled(hub: HubRuntime): Promise<void> {
  await until(async () => {
    const open = await hub.rows('SELECT id FROM requests WHERE failed IS NULL')
    return open.length === 0
  })
}

export async function subscriptions(hub: HubRuntime): Promise<SubscriptionRow[]> {
  return await hub.rows('SELECT * FROM subscriptions ORDER BY id')
}

/** Tells the hub of news, as a deploy does. */
export async function ping(hub: HubRuntime, topic = rss): Promise<void> {
  const answer = await hub.post({ 'hub.mode': 'publish', 'hub.url': topic })
  assert.equal(answer.status, 202, await answer.text())
}

/** Deploys other content, tells the hub of it, and waits until all is delivered that will be now. */
export async function publish(hub: HubRuntime, content: Record<string, string>): Promise<void> {
  await hub.deploy(content)
  await ping(hub)
  await hub.idle()
}
