import { type Exchange, headerOf } from '../../check/http/exchange.ts'
import { parseHttpDate } from '../../check/http/http-date.ts'
import type { Client } from '../../check/live/client.ts'
import { type Asker, type AskerOptions, createAsker } from '../asking/create-asker.ts'
import type { Ask } from '../check/exchanges-with.ts'

/** How many connections to a host are open at once: a site is not to feel it. */
export const atOnce = 4

/** How a site is asked; tests ask one on this machine under the names of its hosts. */
export type Connection = Partial<Pick<AskerOptions, 'certificate' | 'endpointOf' | 'patience'>>

/** The questions to one site. */
export interface Session {
  /** For addresses as the site names them, wherever it is asked. */
  ask: Ask
  /** The same, as a client. */
  askAs(client: Client): Ask
  /** The same, as one who knows TLS 1.2 only. */
  askWithOldTls: Ask
  /** How many requests were sent. */
  sent(): number
  /** By how many milliseconds the clock of the site is ahead; undefined when it does not tell. */
  ahead(): number | undefined
  close(): void
}

interface SessionOptions extends Connection {
  /** Where the site is asked. */
  address: string
  /** The origin that it names; its addresses are asked at the address. */
  site: string
}

/** Opens no connection before something is asked. */
export function openSession({ address, site, ...connection }: SessionOptions): Session {
  const options = {
    connections: atOnce,
    patience: 20,
    maximumBytes: 20 * 1024 * 1024,
    ...connection,
  }
  const asker = createAsker(options)
  const oldAsker = createAsker({ ...options, newestTls: 'TLSv1.2' })
  const { origin } = new URL(address)
  let sent = 0
  let ahead: number | undefined

  const askBy =
    (by: Asker): Ask =>
    async (request) => {
      const { url } = request
      const isOwn = url === site || url.startsWith(`${site}/`)
      sent += 1
      const outcome = await by.ask(request, isOwn ? origin + url.slice(site.length) : url)
      if ('answer' in outcome) ahead ??= aheadOf(outcome, Date.now())
      return outcome
    }

  const ask = askBy(asker)
  return {
    ask,
    askWithOldTls: askBy(oldAsker),
    askAs:
      ({ headers }) =>
      async (request) => {
        const outcome = await ask({ ...request, headers: { ...headers, ...request.headers } })
        return 'answer' in outcome ? { ...outcome, request } : outcome
      },
    sent: () => sent,
    ahead: () => ahead,
    close() {
      asker.close()
      oldAsker.close()
    },
  }
}

/** What comes out of a cache may have the date at which it was put there. */
function aheadOf({ answer }: Exchange, now: number): number | undefined {
  const date = parseHttpDate(headerOf(answer, 'date') ?? '')
  return date === undefined || headerOf(answer, 'age') !== undefined ? undefined : date - now
}
