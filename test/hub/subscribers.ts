import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Response } from 'miniflare'
import type { Outside } from './hub-runtime.ts'

/** What the hub has sent to a callback. */
export interface Received {
  method: string
  host: string
  /** Path and query, as they came. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}

/** What a callback answers; nothing when it never does. */
export type CallbackAnswer = { status: number; body?: string; headers?: Record<string, string> }

/** Decides what a callback answers. */
export type Behaviour = (
  received: Received,
) => CallbackAnswer | undefined | Promise<CallbackAnswer | undefined>

/** Subscribers on this machine, each with a host of its own. */
export interface Subscribers extends AsyncDisposable {
  outside: Outside
  /** All that has come, in its order. */
  received: Received[]
  /** How a host answers; without it as subscribers do. */
  behave(host: string, behaviour: Behaviour): void
  /** Has another server of this machine answer for a host. */
  lead(host: string, port: number): void
  /** Those of what has come that the condition holds for, as soon as there are so many. */
  wait(count: number, condition: (received: Received) => boolean): Promise<Received[]>
}

/** Confirms whatever it is asked, and takes whatever it gets. */
export const willing = ({ method, query }: Received): CallbackAnswer =>
  method === 'GET' ? { status: 200, body: query.get('hub.challenge') ?? '' } : { status: 204 }

export const isDelivery = ({ method }: Received): boolean => method === 'POST'
export const isQuestion = ({ method }: Received): boolean => method === 'GET'

export async function startSubscribers(): Promise<Subscribers> {
  const received: Received[] = []
  const behaviours = new Map<string, Behaviour>()
  const ports = new Map<string, number>()
  const waiting = new Set<() => void>()
  const server = createServer(async (incoming, outgoing) => {
    const one = await readRequest(incoming)
    received.push(one)
    for (const look of waiting) look()
    answer(outgoing, await (behaviours.get(one.host) ?? willing)(one))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    received,
    behave: (host, behaviour) => void behaviours.set(host, behaviour),
    lead: (host, other) => void ports.set(host, other),
    outside: async (outgoing) => {
      const url = new URL(outgoing.url)
      if (url.protocol !== 'https:') return new Response('This is http.', { status: 500 })
      return await forward(outgoing, url, ports.get(url.hostname) ?? port)
    },
    wait(count, condition) {
      const { promise, resolve } = Promise.withResolvers<Received[]>()
      const look = (): void => {
        const found = received.filter(condition)
        if (found.length < count) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      return promise
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<Received> {
  const { method = '', url: path = '', headers } = incoming
  const body = await buffer(incoming)
  const { searchParams: query } = new URL(path, 'https://host.example')
  return { method, host: headers.host ?? '', path, query, headers, body }
}

function answer(outgoing: ServerResponse, made: CallbackAnswer | undefined): void {
  // Whoever waits for it has to give up.
  if (!made) return
  outgoing.writeHead(made.status, made.headers)
  outgoing.end(made.body)
}

/** Sends a request of the Worker to a server on this machine. */
async function forward(
  outgoing: Parameters<Outside>[0],
  { host, pathname, search }: URL,
  port: number,
): Promise<Response> {
  const { method } = outgoing
  const body = Buffer.from(await outgoing.arrayBuffer())
  const headers = { ...Object.fromEntries(outgoing.headers), host }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const options = { host: '127.0.0.1', port, method, path: pathname + search, headers }
  request(options, resolve).on('error', reject).end(body)
  const incoming = await promise
  const bytes = await buffer(incoming)
  const { statusCode: status = 502, headers: given } = incoming
  const location = given.location
  return new Response([204, 304].includes(status) ? null : bytes, {
    status,
    headers: { ...(location !== undefined && { location }) },
  })
}
