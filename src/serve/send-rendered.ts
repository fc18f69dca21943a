import type { DocumentKind } from '../model/bundle.ts'
import { securityPolicy } from './headers.ts'
import { isDateOutrun, isNotModified } from './is-not-modified.ts'
import { stateHeaders } from './state-headers.ts'
import { tagOf } from './tag-of.ts'

/** A text that was rendered because it was asked for. */
export interface RenderedAnswer {
  text: string
  kind: DocumentKind
  /** Without parameters. */
  mediaType: string
  link?: string
  /** What the choice of the answer depended on, if it did. */
  vary?: string
  /** Milliseconds since 1970, whole seconds; absent when no date of the content tells. */
  lastModified?: number
  /** Milliseconds since 1970 at which it becomes another one, if it does. */
  until?: number
}

/**
 * Sends a text that the Worker has rendered; the edge compresses it.
 * @param polling minutes between two polls
 */
export async function sendRendered(
  request: Request,
  answer: RenderedAnswer,
  polling: number,
  now: number,
): Promise<Response> {
  const { text, kind, mediaType, link, vary, lastModified, until } = answer
  const validators = {
    // The type is part of what is identified: two formats never share a validator.
    etag: await tagOf(`${mediaType}\n${text}`),
    ...(lastModified !== undefined && { lastModified }),
  }
  const headers = stateHeaders(validators, {
    polling,
    ...(until !== undefined && { left: until - now }),
    ...(link !== undefined && { link }),
    ...(vary !== undefined && { vary }),
  })
  if (isNotModified(request.headers, validators, now))
    return new Response(null, { status: 304, headers })
  if (isDateOutrun(request.headers, validators, now)) headers.delete('Last-Modified')
  headers.set('Content-Type', `${mediaType}; charset=utf-8`)
  headers.set('Content-Security-Policy', securityPolicy(kind, request))
  return new Response(text, { headers })
}
