import type { Article } from '../model/article.ts'
import type { BundledSite, CatalogEntry } from '../model/bundle.ts'
import { contentSecurity } from './headers.ts'
import { isNotModified } from './is-not-modified.ts'
import { stateHeaders } from './state-headers.ts'

/** The pages that are rendered when they are asked for. */
export interface Pages {
  article(article: Article): Promise<string>
  notFound(): Promise<string>
}

interface Delivery {
  entry: CatalogEntry
  /** The page as HTML. */
  html: string
  site: Pick<BundledSite, 'polling' | 'updated'>
  now: number
}

/** Sends the page of an article; the edge compresses HTML itself. */
export async function sendArticle(request: Request, delivery: Delivery): Promise<Response> {
  const { entry, html, site, now } = delivery
  const validators = {
    etag: await etagOf(html),
    lastModified: Math.max(entry.updated, site.updated),
  }
  const left = entry.expires === undefined ? undefined : entry.expires - now
  const headers = stateHeaders(validators, site.polling, left)
  if (isNotModified(request.headers, validators, now))
    return new Response(null, { status: 304, headers })
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', contentSecurity.page)
  return new Response(html, { headers })
}

async function etagOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `W/"${btoa(String.fromCharCode(...new Uint8Array(hash).slice(0, 15)))}"`
}
