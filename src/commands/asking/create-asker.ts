import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { createSecureContext, rootCertificates, type SecureContext, TLSSocket } from 'node:tls'
import type { AskedRequest, Exchange, SecureChannel } from '../../check/http/exchange.ts'
import { decodeBody } from './decode-body.ts'
import { codeOf, type Failure, failureOf, outOfPatience } from './failure.ts'

/** Where to connect to for an address, instead of the place that its host stands for. */
export interface Endpoint {
  host: string
  port: number
}

/** Asks as readers do: nothing is added to a request but who asks. */
export interface Asker {
  /** @param at where to ask, when it is not where the address says */
  ask(request: AskedRequest, at?: string): Promise<Exchange | Failure>
  close(): void
}

export interface AskerOptions {
  /** How many connections to one host are open at once; they are used again. */
  connections: number
  /** Seconds for a whole exchange. */
  patience: number
  maximumBytes: number
  /** How names of hosts become addresses; without it, as the system does. */
  lookup?: RequestOptions['lookup']
  /** A certificate to trust besides those that everybody trusts (PEM). */
  certificate?: string
  /** No newer version of TLS is spoken. */
  newestTls?: 'TLSv1.2'
  /** The host of the address is asked for all the same, and its certificate has to be for it. */
  endpointOf?(address: URL): Endpoint | undefined
}

/** Opens connections when they are needed and keeps them until it is closed. */
export function createAsker(options: AskerOptions): Asker {
  const { connections, lookup, endpointOf = () => undefined } = options
  const pool = { keepAlive: true, maxSockets: connections, ...(lookup && { lookup }) }
  const secureContext = contextFor(options)
  const agents = {
    'http:': new HttpAgent(pool),
    'https:': new HttpsAgent({ ...pool, ...(secureContext && { secureContext }) }),
  }
  return {
    async ask(request, at = request.url) {
      const address = URL.parse(at)
      if (!address) return { failure: `${at} is no address` }
      const agent = address.protocol === 'https:' ? agents['https:'] : agents['http:']
      const endpoint = endpointOf(address)
      const signal = AbortSignal.timeout(options.patience * 1000)
      try {
        const connection = { agent, signal, ...(endpoint && elsewhere(address, endpoint)) }
        return await exchange(request, at, connection, options.maximumBytes)
      } catch (error) {
        return signal.aborted ? outOfPatience(options) : failureOf(error, options)
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

/** One for all connections: reading all certificates that are trusted takes longer than asking. */
function contextFor({ certificate, newestTls }: AskerOptions): SecureContext | undefined {
  if (certificate === undefined && newestTls === undefined) return undefined
  return createSecureContext({
    ...(certificate !== undefined && { ca: [...rootCertificates, certificate] }),
    ...(newestTls !== undefined && { maxVersion: newestTls }),
  })
}

type Connection = Pick<RequestOptions, 'agent' | 'signal' | 'hostname' | 'port' | 'headers'> & {
  servername?: string
}

function elsewhere(address: URL, { host, port }: Endpoint): Connection {
  return { hostname: host, port, servername: address.hostname, headers: { Host: address.host } }
}

async function exchange(
  asked: AskedRequest,
  at: string,
  connection: Connection,
  maximumBytes: number,
): Promise<Exchange> {
  const start = performance.now()
  const message = await send(at, {
    ...connection,
    method: asked.method,
    headers: { 'User-Agent': 'feedmill', ...connection.headers, ...asked.headers },
  })
  const secure = channelOf(message)
  const body = await bodyOf(message, maximumBytes)
  const headers = headersOf(message)
  const decoded = decodeBody(body, headers['content-encoding'] ?? [], maximumBytes)
  return {
    request: asked,
    answer: { status: message.statusCode ?? 0, headers, body, ...decoded },
    ...(at === asked.url && { duration: performance.now() - start }),
    ...(secure && { secure }),
  }
}

function channelOf({ socket }: IncomingMessage): SecureChannel | undefined {
  if (!(socket instanceof TLSSocket)) return undefined
  const { valid_from, valid_to } = socket.getPeerCertificate()
  return {
    protocol: socket.getProtocol() ?? '',
    from: Date.parse(valid_from),
    until: Date.parse(valid_to),
  }
}

async function send(at: string, options: RequestOptions): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const start = at.startsWith('https:') ? httpsRequest : httpRequest
  const request = start(at, options, resolve)
  request
    .on('error', (error) => {
      // The server has closed the connection at the moment in which it was to be used again.
      const again = request.reusedSocket && codeOf(error) === 'ECONNRESET'
      if (again) send(at, options).then(resolve, reject)
      else reject(error)
    })
    .end()
  return await promise
}

async function bodyOf(message: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    length += chunk.length
    if (length > maximumBytes) throw new RangeError('body too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function headersOf({ headersDistinct }: IncomingMessage): Record<string, readonly string[]> {
  const headers: Record<string, readonly string[]> = {}
  for (const [name, values] of Object.entries(headersDistinct)) {
    if (values) headers[name] = values
  }
  return headers
}
