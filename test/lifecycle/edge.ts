import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a reader has asked for, and the status of the answer. */
export interface Asked {
  url: string
  status: number
}

/**
 * The edge of the network before the Worker, as an HTTP proxy on this machine: whatever host a
 * reader asks for, it comes to the Worker. Readers talk HTTP to it and the Worker sees HTTPS, since
 * the edge ends TLS.
 */
export interface Edge extends AsyncDisposable {
  port: number
  /** What has been asked for since the last time. */
  taken(): Asked[]
}

/** @param worker the origin at which the Worker answers, or the one of each host */
export async function startEdge(worker: string | ((host: string) => string)): Promise<Edge> {
  const asked: Asked[] = []
  const server = createServer((incoming, outgoing) => {
    const { host } = new URL(incoming.url ?? '')
    const origin = typeof worker === 'string' ? worker : worker(host)
    forward(incoming, outgoing, origin, (status) => asked.push({ url: incoming.url ?? '', status }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => asked.splice(0),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  worker: string,
  note: (status: number) => void,
): void {
  const { host, pathname, search } = new URL(incoming.url ?? '')
  const headers = { ...incoming.headers, host, 'x-forwarded-proto': 'https' }
  request(`${worker}${pathname}${search}`, { method: incoming.method, headers }, (answer) => {
    const { statusCode = 502, headers: received } = answer
    note(statusCode)
    const location = received.location?.replace(/^https:/, 'http:')
    outgoing.writeHead(statusCode, { ...received, ...(location !== undefined && { location }) })
    answer.pipe(outgoing)
  })
    .on('error', () => outgoing.writeHead(502).end())
    .end()
}
