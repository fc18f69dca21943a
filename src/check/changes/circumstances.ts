import type { Window } from '../../model/site.ts'

/** How the new site answers an address that subscribers have stored. */
export interface Answer {
  /** HTTP status, after at most one redirect. */
  status: number
  /** Path and query that a redirect led to. */
  target?: string
  /** The article whose page it is. */
  article?: { id: string; guid?: string; title: string }
  /** It is the page of a channel, which it shows for every query. */
  ignoresQuery?: true
}

/** What must be known besides the two documents to say what a difference means. */
export interface Circumstances {
  /** To the feed's own address. */
  address: Answer
  /** HTTP status of the old site at the address, where it lists a feed and gives none. */
  missing?: number
  /** To the links of the old items, by their path and query. */
  pages: ReadonlyMap<string, Answer>
  /** All origins that the old site goes by, and the one of the new site. */
  origins: { before: readonly string[]; after: string }
  /** By which the new feed is cut. */
  window: Window
  /** Former addresses by the address that they lead to; all as path and query. */
  aliases: ReadonlyMap<string, readonly string[]>
  /** Ids of all articles of the new site. */
  articles: ReadonlySet<string>
  /** Ids of the articles that the channel has, whether or not its feeds have room for them. */
  carried: ReadonlySet<string>
  /** Ids of the articles whose `expires` has passed. */
  expired: ReadonlySet<string>
}

/** Whether the address leads to something of its own, and in one hop. */
export function isThere({ status, ignoresQuery }: Answer): boolean {
  return status >= 200 && status < 300 && !ignoresQuery
}

/** The new site's answer to a link; undefined for one of another site. */
export function answerTo(
  link: string | undefined,
  { pages, origins }: Pick<Circumstances, 'pages' | 'origins'>,
): Answer | undefined {
  const path = ownPath(link, [...origins.before, origins.after])
  return path === undefined ? undefined : pages.get(path)
}

/** Path and query of a link to one of these origins. */
export function ownPath(link: string | undefined, origins: readonly string[]): string | undefined {
  const url = link === undefined ? null : URL.parse(link)
  if (!url || !origins.includes(url.origin)) return undefined
  return url.pathname + url.search
}
