import type { DocumentKind } from '../model/bundle.ts'

/** What any page of the web may do with any answer: everything is public, nothing has cookies. */
export const commonHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link, Retry-After, IM, Content-Location',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}

/** Answer to a preflight: `If-None-Match` is not safelisted, so that readers in browsers ask. */
export const preflightHeaders = {
  Allow: 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since, A-IM, Accept, Content-Type',
  'Access-Control-Max-Age': '86400',
}

const contentSecurity: Record<DocumentKind, string> = {
  feed: "default-src 'none'; style-src 'self'; img-src https: data:; frame-ancestors 'none'; sandbox",
  page: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  // Browsers style it themselves, inline.
  text: "frame-ancestors 'none'; sandbox",
}

/** What a browser may do with an answer to that request: nothing of an article can run. */
export function securityPolicy(kind: DocumentKind, { url }: Pick<Request, 'url'>): string {
  const policy = contentSecurity[kind]
  if (kind !== 'page' || !url.startsWith('https:')) return policy
  // Pictures that an author names with http: are asked for with https:. On the author's own
  // machine some browsers would ask for the whole site so.
  return `${policy}; upgrade-insecure-requests`
}
