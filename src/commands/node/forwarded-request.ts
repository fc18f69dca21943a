/**
 * The request as a proxy in front of this server was asked: with the scheme and the host that it
 * has passed on. Only who knows that there is a proxy may believe them.
 * @returns undefined where they make no address
 */
export function forwardedRequest(request: Request): Request | undefined {
  const scheme = lastOf(request.headers.get('x-forwarded-proto'))
  const host = lastOf(request.headers.get('x-forwarded-host'))
  if (scheme === undefined && host === undefined) return request
  const url = new URL(request.url)
  const origin = `${scheme ?? url.protocol.slice(0, -1)}://${host ?? url.host}`
  if (!/^https?:\/\/[^/?#@\\\s]+$/i.test(origin) || !URL.canParse(origin)) return undefined
  const asked = new URL(origin).origin + url.pathname + url.search
  return new Request(asked, { method: request.method, headers: request.headers })
}

/** What the nearest proxy has said: it adds to what others say, or takes its place. */
function lastOf(list: string | null): string | undefined {
  return list?.split(',').at(-1)?.trim() || undefined
}
