import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import { finished } from 'node:stream/promises'

const host = '127.0.0.1'

/** An address that stays while what answers at it is replaced; it passes on what it is given. */
export interface FrontDoor {
  /** Such as `http://127.0.0.1:8787`. */
  origin: string
  /**
   * Requests go there from now on; those that came before the first one have waited.
   * @returns when the requests that went elsewhere have been answered
   */
  leadTo(origin: string): Promise<void>
  /** For tests: a preview ends with its process. */
  close(): void
}

/** What answers, and the requests that are under way there. */
interface Place {
  port: string
  visits: Set<Promise<void>>
}

/**
 * Opens a door on this machine.
 * @param port 0 for any that is free
 */
export async function openFrontDoor(port: number): Promise<FrontDoor> {
  const { promise: first, resolve: open } = Promise.withResolvers<Place>()
  let place: Place | undefined

  const server = createServer({ keepAliveTimeout: 0 }, async (asked, answer) => {
    const { port, visits } = place ?? (await first)
    const visit = pass(asked, answer, port).finally(() => visits.delete(visit))
    visits.add(visit)
  })
  await once(server.listen(port, host), 'listening')
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    async leadTo(origin) {
      const before = place
      place = { port: new URL(origin).port, visits: new Set() }
      open(place)
      await Promise.all(before?.visits ?? [])
    },
    close() {
      server.close()
    },
  }
}

/** A visitor who leaves is no failure; one whose request cannot be answered is left. */
async function pass(asked: IncomingMessage, answer: ServerResponse, port: string): Promise<void> {
  const { method = 'GET', url = '/', rawHeaders } = asked
  const headers = endToEnd(rawHeaders, ['expect'])
  const passed = request({ host, port, method, path: url, headers, agent: false })
  passed.on('response', (reply) => {
    const { statusCode = 500, statusMessage = '' } = reply
    // As the site itself answers: a connection that stays is not told of.
    if (answer.shouldKeepAlive) answer.removeHeader('connection')
    answer.sendDate = false
    answer.writeHead(statusCode, statusMessage, endToEnd(reply.rawHeaders, ['transfer-encoding']))
    pipeline(reply, answer, () => {})
  })
  passed.on('error', () => answer.destroy())
  pipeline(asked, passed, () => {})
  await finished(answer).catch(() => {})
  passed.destroy()
}

const ofOneConnection = ['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade']

/** Names and values without those that are said of one connection (RFC 9110 §7.6.1). */
function endToEnd(rawHeaders: readonly string[], others: readonly string[]): string[] {
  const left = new Set([...ofOneConnection, ...others])
  return rawHeaders.filter((_, index) => !left.has(rawHeaders[index & ~1]?.toLowerCase() ?? ''))
}
