import type { DocumentKind } from '../model/bundle.ts'

/** What any page of the web may do with any answer: everything is public, nothing has cookies. */
export const commonHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link, Retry-After, IM',
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

/** What a browser may do with a document: nothing of an article can run. */
export const contentSecurity: Record<DocumentKind, string> = {
  feed: "default-src 'none'; style-src 'self'; img-src https: data:; frame-ancestors 'none'; sandbox",
  page: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https:",
    "media-src 'self' https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Pictures of articles that were written with http: are asked for with https:.
    'upgrade-insecure-requests',
  ].join('; '),
  // Browsers style it themselves, inline.
  text: "frame-ancestors 'none'; sandbox",
}
