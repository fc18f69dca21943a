/** A request as the server has it: no more of it is needed. */
export type IncomingRequest = Pick<Request, 'url' | 'method' | 'headers'>

/**
 * The request as the Worker is to see it.
 * @param proxy whether a proxy of the site's own stands before this server: only then what it says
 *   of the scheme and the host that it was asked by can be believed
 * @returns undefined where these make no address
 */
export function askedRequest(incoming: IncomingRequest, proxy: boolean): Request | undefined {
  const { url, method, headers } = incoming
  // Two hosts, of which others may believe the other one (RFC 9112 §3.2).
  if (headers.get('host')?.includes(',')) return undefined
  const address = proxy ? forwardedAddress(incoming) : url
  if (address === undefined) return undefined
  // Web requests cannot have these (Fetch §2.2.1), and they are to be refused all the same.
  const isForbidden = /^(?:connect|trace|track)$/i.test(method)
  const request = new Request(address, {
    method: isForbidden ? 'POST' : method,
    headers: [...headers],
  })
  return isForbidden ? Object.defineProperty(request, 'method', { value: method }) : request
}

function forwardedAddress({ url, headers }: IncomingRequest): string | undefined {
  const { protocol, host, pathname, search } = new URL(url)
  const scheme = lastOf(headers.get('x-forwarded-proto')) ?? protocol.slice(0, -1)
  const origin = `${scheme}://${lastOf(headers.get('x-forwarded-host')) ?? host}`
  if (!/^https?:\/\/[^/?#@\\\s]+$/i.test(origin) || !URL.canParse(origin)) return undefined
  return new URL(origin).origin + pathname + search
}

/** What the nearest proxy has said: it adds to what others say, or takes its place. */
function lastOf(list: string | null): string | undefined {
  return list?.split(',').at(-1)?.trim() || undefined
}
