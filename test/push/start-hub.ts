import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A request that a hub got. */
export interface HubRequest {
  method: string
  type: string | undefined
  fields: readonly (readonly [string, string])[]
}

/** A hub on this machine that answers as a test wants it to. */
export interface TestHub extends AsyncDisposable {
  url: string
  /** What it was asked, in order. */
  requests: readonly HubRequest[]
  /** How many requests were open at the same time at most. */
  mostAtOnce(): number
}

/** What a hub proves with who it is. */
export interface Certificate {
  cert: string
  private: string
}

/**
 * Starts a hub.
 * @param answer is told how many requests for the same feed came before
 * @param certificate of a hub at https
 */
export async function startHub(
  answer: (response: ServerResponse, earlier: number, request: HubRequest) => void,
  certificate?: Certificate,
): Promise<TestHub> {
  const requests: HubRequest[] = []
  let open = 0
  let most = 0
  async function listener(message: IncomingMessage, response: ServerResponse): Promise<void> {
    open += 1
    most = Math.max(most, open)
    response.once('close', () => {
      open -= 1
    })
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    const request: HubRequest = {
      method: message.method ?? '',
      type: message.headers['content-type'],
      fields: [...new URLSearchParams(Buffer.concat(chunks).toString())],
    }
    const earlier = requests.filter((one) => feedOf(one) === feedOf(request)).length
    requests.push(request)
    answer(response, earlier, request)
  }

  const server = certificate
    ? createSecureServer({ cert: certificate.cert, key: certificate.private }, listener)
    : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}/?who=test`,
    requests,
    mostAtOnce: () => most,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The feed that a request tells of. */
export function feedOf({ fields }: HubRequest): string | undefined {
  return fields.find(([name]) => name === 'hub.url')?.[1]
}
