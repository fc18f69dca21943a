import { answerHub } from './hub/answer-hub.ts'
import { consume } from './hub/consume.ts'
import { hubClass } from './hub/hub-class.ts'
import { type HubEnvironment, type HubMessage, hubObject, publish } from './hub/hub-object.ts'
import type { HubRefusal } from './hub/hub-refusal.ts'
import type { ExecutionContext, MessageBatch } from './hub/platform.ts'
import { topicAt } from './hub/topic-at.ts'
import { topicReader } from './hub/topic-reader.ts'
import type { Bundle } from './model/bundle.ts'
import { hubPath } from './model/hub.ts'
import type { Tick } from './push/scheduled-push.ts'
import { canonicalOrigin, isLoopback } from './serve/canonical-origin.ts'
import { commonHeaders, preflightHeaders } from './serve/headers.ts'
import { problemResponse } from './serve/problem-response.ts'
import type { StatsBindings } from './serve/stats/with-stats.ts'
import type { SiteWorker } from './worker.ts'

const methods = 'GET, HEAD, POST, OPTIONS'

/**
 * The site's own WebSub hub around its Worker; the main module of a build with `hub: self` calls it.
 * @returns the class of the Durable Object, and the Worker with the hub
 */
export function createHub(bundle: Bundle, site: SiteWorker) {
  const url = bundle.site.url + hubPath
  const feedAt = (address: string): string | undefined => topicAt(address, bundle)
  const send = (address: string, options: RequestInit): Promise<Response> => fetch(address, options)

  async function answer(
    request: Request,
    environment: HubEnvironment | undefined,
    execution: ExecutionContext,
  ): Promise<Response> {
    const { protocol, hostname, origin } = new URL(request.url)
    const isSecret = protocol === 'https:' || isLoopback(hostname)
    if (!isSecret || canonicalOrigin(new URL(request.url), bundle.site.url) !== undefined) {
      return new Response(null, { status: 308, headers: { Location: url } })
    }
    if (request.method !== 'POST') return otherMethod(request, bundle)
    const hub = hubObject(environment)
    if (!hub) return refused(unbound)
    const ownHosts = [bundle.site.url, origin].map((one) => new URL(one).hostname)
    const context = { hub, execution, send, ownHosts, topicAt: feedAt }
    const result = await answerHub(request, context)
    return result === 'accepted' ? new Response(null, { status: 202 }) : refused(result.refusal)
  }

  const worker = {
    async fetch(
      request: Request,
      environment: (HubEnvironment & StatsBindings) | undefined,
      execution: ExecutionContext,
    ): Promise<Response> {
      if (!isForHub(request.url)) return await site.fetch(request, environment)
      const response = await answer(request, environment, execution).catch(failed)
      for (const [name, value] of Object.entries(commonHeaders)) response.headers.set(name, value)
      response.headers.set('Cache-Control', 'no-store')
      return response
    },
    /** Scheduled articles appear without a deploy, and so without a ping. */
    async scheduled(tick: Tick, environment: HubEnvironment): Promise<void> {
      await Promise.all([site.scheduled?.(tick, environment), publish(environment)])
    },
    async queue(batch: MessageBatch<HubMessage>, environment: HubEnvironment): Promise<void> {
      const hub = hubObject(environment)
      if (hub) await consume(batch, hub, { url, send })
    },
  }
  const Hub = hubClass(topicReader((request) => site.fetch(request), feedAt))
  return { Hub, worker }
}

/** Most requests are for something else, and cost nothing more than this. */
function isForHub(address: string): boolean {
  return address.includes(hubPath) && new URL(address).pathname === hubPath
}

function otherMethod({ method }: Request, { site }: Bundle): Response {
  if (method === 'OPTIONS') {
    const headers = { ...preflightHeaders, Allow: methods, 'Access-Control-Allow-Methods': methods }
    return new Response(null, { status: 204, headers })
  }
  if (method !== 'GET' && method !== 'HEAD') {
    return problemResponse(405, 'Method Not Allowed', `${method} is not possible here.`, {
      Allow: methods,
    })
  }
  const text = `This is the WebSub hub of ${site.title} (https://www.w3.org/TR/websub/).

Feed readers subscribe here to get news as soon as they are published: they post hub.mode=subscribe,
hub.topic with the address of a feed and hub.callback with their own https address.

The feeds: ${site.url}/feeds.opml
`
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
  return new Response(method === 'HEAD' ? null : text, { headers })
}

const unbound: HubRefusal = {
  status: 503,
  title: 'Service Unavailable',
  detail: 'This Worker runs without its hub: it has no Durable Object or no queue.',
}

function refused({ status, title, detail, headers }: HubRefusal): Response {
  return problemResponse(status, title, detail, headers)
}

function failed(error: unknown): Response {
  console.error(error)
  return problemResponse(500, 'Internal Server Error', 'Something went wrong here.')
}
