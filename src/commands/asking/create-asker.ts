import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { AskedRequest, Exchange } from '../../check/http/exchange.ts'
import { decodeBody } from './decode-body.ts'

/** Why a request has no answer, in words. */
export interface Failure {
  failure: string
}

/** Asks as readers do: nothing is added to a request but who asks. */
export interface Asker {
  /** @param at where to ask, when it is not where the address says */
  ask(request: AskedRequest, at?: string): Promise<Exchange | Failure>
  close(): void
}

interface AskerOptions {
  /** How many connections to one host are open at once; they are used again. */
  connections: number
  /** Seconds for a whole exchange. */
  patience: number
  maximumBytes: number
  /** How names of hosts become addresses; without it, as the system does. */
  lookup?: RequestOptions['lookup']
}

/** Opens connections when they are needed and keeps them until it is closed. */
export function createAsker(options: AskerOptions): Asker {
  const { connections, lookup } = options
  const pool = { keepAlive: true, maxSockets: connections, ...(lookup && { lookup }) }
  const agents = { 'http:': new HttpAgent(pool), 'https:': new HttpsAgent(pool) }
  return {
    async ask(request, at = request.url) {
      const { protocol } = new URL(at)
      const agent = protocol === 'https:' ? agents['https:'] : agents['http:']
      const signal = AbortSignal.timeout(options.patience * 1000)
      try {
        return await exchange(request, at, { agent, signal }, options.maximumBytes)
      } catch (error) {
        // What the error says depends on how far the answer had come.
        if (signal.aborted) return { failure: `no whole answer within ${options.patience} seconds` }
        return { failure: reasonOf(error, options) }
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

async function exchange(
  asked: AskedRequest,
  at: string,
  connection: Required<Pick<RequestOptions, 'agent' | 'signal'>>,
  maximumBytes: number,
): Promise<Exchange> {
  const start = performance.now()
  const message = await send(at, {
    method: asked.method,
    headers: { 'User-Agent': 'feedmill', ...asked.headers },
    ...connection,
  })
  const body = await bodyOf(message, maximumBytes)
  const headers = headersOf(message)
  const decoded = decodeBody(body, headers['content-encoding'] ?? [], maximumBytes)
  return {
    request: asked,
    answer: { status: message.statusCode ?? 0, headers, body, ...decoded },
    ...(at === asked.url && { duration: performance.now() - start }),
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

function reasonOf(error: unknown, { maximumBytes }: AskerOptions): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof RangeError) return `more than ${maximumBytes / 1024 / 1024} MiB`
  const reason = reasons[codeOf(error) ?? '']
  return reason ?? (error.message || 'no connection')
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at this host and port',
  ECONNRESET: 'the connection was closed before the end of the answer',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  CERT_HAS_EXPIRED: 'the certificate of the host has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the host is signed by nobody else',
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
