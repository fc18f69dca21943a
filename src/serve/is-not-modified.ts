import { parseHttpDate } from './http-date.ts'

/** What identifies the state of a resource. */
export interface Validators {
  etag: string
  /** Milliseconds since 1970, whole seconds; absent when no date of the content tells. */
  lastModified?: number
}

/**
 * Whether the client already has this state, so that 304 is the answer. `If-None-Match` alone
 * counts where it is present (RFC 9110 §13.2.2).
 */
export function isNotModified(headers: Headers, validators: Validators, now: number): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return matches(tags, validators.etag)
  const since = headers.get('if-modified-since')
  const { lastModified } = validators
  return since !== null && lastModified !== undefined && covers(since, lastModified, now)
}

/**
 * Whether the client's date covers this state, which it does not have all the same: what has
 * changed bears no date. Clients that compare the dates themselves, as libcurl's time condition
 * does, throw the new state away when they are told of one; so none is sent.
 */
export function isDateOutrun(headers: Headers, { lastModified }: Validators, now: number): boolean {
  const since = headers.get('if-modified-since')
  return since !== null && lastModified !== undefined && covers(since, lastModified, now)
}

/** Weak comparison with each member of the list, or `*` (RFC 9110 §8.8.3.2, §13.1.2). */
function matches(list: string, etag: string): boolean {
  if (list === etag || list.trim() === '*') return true
  return (list.match(/"[^"]*"/g) ?? []).some((tag) => hashIn(tag) === hashIn(etag))
}

/** The part that tells of the bytes; what may follow tells of the items (RFC 3229). */
function hashIn(tag: string): string | undefined {
  return /"([^".]*)/.exec(tag)?.[1]
}

/** A date that cannot be read, or lies ahead, says nothing (RFC 9110 §13.1.3). */
function covers(since: string, lastModified: number, now: number): boolean {
  const date = parseHttpDate(since, now)
  return date !== undefined && date <= now && date >= lastModified
}
