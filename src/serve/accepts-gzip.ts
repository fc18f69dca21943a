import { parseAccept } from 'hono/utils/accept'

/** The part of Cloudflare's request that tells what the client itself accepts. */
interface EdgeRequest extends Request {
  cf?: { clientAcceptEncoding?: unknown }
}

/**
 * Whether the client asked for gzip (RFC 9110 §12.5.3). The edge replaces the header of the
 * client by its own, and keeps the original in `cf`.
 */
export function acceptsGzip(request: Request): boolean {
  const original = (request as EdgeRequest).cf?.clientAcceptEncoding
  const list = typeof original === 'string' ? original : request.headers.get('accept-encoding')
  const codings = new Map(parseAccept((list ?? '').toLowerCase()).map(({ type, q }) => [type, q]))
  return (codings.get('gzip') ?? codings.get('x-gzip') ?? codings.get('*') ?? 0) > 0
}
