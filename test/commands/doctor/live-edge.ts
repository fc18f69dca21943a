import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import type { Endpoint } from '../../../src/commands/asking/create-asker.ts'
import type { Bundle } from '../../../src/model/bundle.ts'
import { createWorker } from '../../../src/worker.ts'
import { freePort } from '../../support/free-port.ts'
import { picturePath } from './live-content.ts'

const day = 86_400_000

/** A request as it comes to the edge. */
export interface Asked {
  method: string
  secure: boolean
  host: string
  /** With the query. */
  path: string
  headers: Readonly<Record<string, string>>
}

export interface Given {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** What an edge does to the answers of a site, where it is not to leave them alone. */
export interface Edge {
  /** Changes what the Worker has answered, or the request before it asks the Worker. */
  answer?(asked: Asked, next: (asked: Asked) => Promise<Given>): Promise<Given | Silence>
  /** Days for which the certificate is valid yet, of ninety. */
  days?: number
  /** Hosts that the certificate is for. */
  hosts?: readonly string[]
  /** The oldest version of TLS that is spoken. */
  oldestTls?: 'TLSv1.3'
  /** Nothing listens for http. */
  httpClosed?: boolean
  /** Nothing listens at all. */
  closed?: boolean
  /** By how many milliseconds the clock of the Worker is ahead. */
  ahead?(asked: Asked): number
  /** Seconds that the doctor waits for an answer. */
  patience?: number
  /** Another build that is deployed. */
  bundle?: Bundle
}

/** The connection is closed, or nothing comes. */
export type Silence = 'closed' | 'silent'

export const site = 'https://harbour.example'
const usualHosts = [
  'harbour.example',
  'www.harbour.example',
  'hub.example',
  'team.cloudflareaccess.com',
]

/** A site behind the edge of a network, on this machine and under the names of its hosts. */
export interface LiveEdge extends AsyncDisposable {
  connection: { certificate: string; endpointOf(url: URL): Endpoint; patience: number }
  /** From now on it does this to the answers. */
  set(edge: Edge): Promise<void>
}

export async function startEdge(bundle: Bundle): Promise<LiveEdge> {
  const certificates = await certificateMaker()
  let edge: Edge = {}
  let now = Date.now()
  let worker = createWorker(bundle)
  const listener = listenerFor(
    () => edge,
    async (asked) => {
      now = Date.now() + (edge.ahead?.(asked) ?? 0)
      return await askWorker(worker.fetch, asked)
    },
  )
  const usual = await certificates(usualHosts, 60)
  const secure = createSecureServer(usual, listener(true))
  const plain = createServer(listener(false))
  const [securePort, plainPort] = [await listen(secure), await listen(plain)]
  const closedPort = await freePort()
  return {
    connection: {
      certificate: certificates.authority,
      get patience() {
        return edge.patience ?? 20
      },
      endpointOf({ protocol }) {
        const open = protocol === 'https:' ? securePort : edge.httpClosed ? closedPort : plainPort
        return { host: '127.0.0.1', port: edge.closed ? closedPort : open }
      },
    },
    async set(next) {
      edge = next
      const { days, hosts } = next
      worker = createWorker(next.bundle ?? bundle, () => now)
      const own = days === undefined && hosts === undefined
      const certificate = own ? usual : await certificates(hosts ?? usualHosts, days ?? 60)
      secure.setSecureContext({ ...certificate, minVersion: next.oldestTls ?? 'TLSv1.2' })
    },
    async [Symbol.asyncDispose]() {
      for (const server of [secure, plain]) {
        server.closeAllConnections()
        server.close()
        await once(server, 'close')
      }
    },
  }
}

type Certificate = { key: string; cert: string }

/** Certificates of an authority of the test. */
async function certificateMaker() {
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  async function make(hosts: readonly string[], days: number): Promise<Certificate> {
    const made = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(Date.now() + (days - 90) * day),
      notAfterDate: new Date(Date.now() + days * day),
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
      ],
    })
    return { key: made.private, cert: made.cert }
  }
  return Object.assign(make, { authority: authority.cert })
}

function listenerFor(edgeNow: () => Edge, next: (asked: Asked) => Promise<Given>) {
  return (secure: boolean): RequestListener =>
    async (request, response) => {
      const asked = askedBy(request, secure)
      const { answer = async (given, pass) => await pass(given) } = edgeNow()
      const given = await answer(asked, next)
      if (given === 'silent') return
      if (given === 'closed') {
        request.socket.destroy()
        return
      }
      response.writeHead(given.status, given.headers)
      response.end(asked.method === 'HEAD' ? undefined : given.body)
    }
}

function askedBy({ method = '', url = '', headers }: IncomingMessage, secure: boolean): Asked {
  const list = Object.entries(headers).map(([name, value]) => [name, String(value)])
  const host = headers.host ?? ''
  return { method, secure, host, path: url, headers: Object.fromEntries(list) }
}

/** As the platform serves it, without the Worker. */
const picture: Given = {
  status: 200,
  headers: { 'content-type': 'image/png' },
  body: readFileSync('test/complete-site/icon.png'),
}

type Fetch = ReturnType<typeof createWorker>['fetch']

/** Asks the Worker as the edge does, and adds what a zone adds. */
async function askWorker(fetch: Fetch, asked: Asked): Promise<Given> {
  const { method, secure, host, path, headers } = asked
  if (picturePath.test(path)) return picture
  const answer = await fetch(
    new Request(`${secure ? 'https' : 'http'}://${host}${path}`, { method, headers }),
  )
  return {
    status: answer.status,
    headers: {
      ...Object.fromEntries(answer.headers),
      ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
    },
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
