/**
 * The origin to which a request is to be moved, or undefined where it may stay: on the site's own
 * host, on a preview host of Cloudflare's, and on the author's own machine.
 */
export function canonicalOrigin(request: URL, siteUrl: string): string | undefined {
  const { origin, hostname } = request
  if (origin === siteUrl || hostname.endsWith('.workers.dev') || isLoopback(hostname))
    return undefined
  return siteUrl
}

/** Whether a host is the machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}
