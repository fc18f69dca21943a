import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import { problemResponse } from '../../serve/problem-response.ts'
import { askedRequest } from './asked-request.ts'
import type { DiskBuild } from './disk-build.ts'
import { gzipResponse } from './gzip-response.ts'

export interface NodeServerOptions {
  /** 0 for any that is free. */
  port: number
  host: string
  /** Whether a proxy stands before it, which tells how it was asked. */
  proxy: boolean
}

/** A server that answers as the deployed Worker does. */
export interface NodeServer {
  /** Such as `http://127.0.0.1:8080`. */
  origin: string
  /** Answers from another build from now on; the former one is closed when it has answered. */
  serve(build: DiskBuild): void
  /** Takes no more requests; resolves when those that have come are answered. */
  stop(): Promise<void>
}

/** A build, and what it has yet to answer. */
interface Generation {
  build: DiskBuild
  underWay: Set<Promise<Response>>
}

// Proxies keep connections for a minute: they must not be the later one to close them.
const keepAliveTimeout = 65_000
// Whoever is slower than that at the end is cut off.
const patience = 10_000

/** Starts to serve a build. Throws when it cannot listen there. */
export async function startNodeServer(
  first: DiskBuild,
  { port, host, proxy }: NodeServerOptions,
): Promise<NodeServer> {
  let current: Generation = { build: first, underWay: new Set() }

  async function answer(request: Request): Promise<Response> {
    const asked = askedRequest(request, proxy)
    if (!asked) return badRequest()
    const { build, underWay } = current
    const response = answerFrom(build, asked).finally(() => underWay.delete(response))
    underWay.add(response)
    return await response
  }

  const server = httpServer(answer)
  await once(server.listen(port, host), 'listening')
  return {
    origin: originOf(server, host),
    serve(build) {
      const former = current
      current = { build, underWay: new Set() }
      Promise.allSettled(former.underWay).then(() => former.build.close())
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      const late = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(late)
      current.build.close()
    },
  }
}

function httpServer(answer: (request: Request) => Promise<Response>): Server {
  const listener = getRequestListener(answer, {
    overrideGlobalObjects: false,
    errorHandler: failure,
  })
  const server = createServer({ keepAliveTimeout }, (incoming, outgoing) => {
    // A connection that was busy when the server was closed would be kept for another request.
    outgoing.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
    return listener(incoming, outgoing)
  })
  return server
}

/** Files first, as the platform does; what is compressed here is compressed by its edge there. */
async function answerFrom({ assets, answer }: DiskBuild, request: Request): Promise<Response> {
  const isHead = request.method === 'HEAD'
  // What the answer to HEAD says is what the one to GET would say.
  const asked = isHead ? askedByGet(request) : request
  const response = (await assets.answer(asked)) ?? (await answer(asked))
  const sent = await gzipResponse(asked, response)
  if (!isHead) return sent
  await sent.body?.cancel()
  return new Response(null, { status: sent.status, headers: sent.headers })
}

function askedByGet({ url, headers }: Request): Request {
  const kept = new Headers(headers)
  // It means nothing there (RFC 9110 §14.2).
  kept.delete('Range')
  return new Request(url, { headers: kept })
}

/** What is no fault of the request is told in the terminal only, as the Worker does. */
function failure(error: unknown): Response {
  if (error instanceof RequestError) return badRequest()
  console.error(error)
  return problemResponse(500, 'Internal Server Error', 'Something went wrong here.', {
    'Cache-Control': 'no-store',
  })
}

function badRequest(): Response {
  return problemResponse(400, 'Bad Request', 'The address of the request cannot be read.')
}

function originOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
