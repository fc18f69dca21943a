/** Words and phrases that an article must have, each folded as `fold` does. */
export interface SearchTerms {
  /** Each of them stands somewhere in the title, the summary or the text. */
  words: readonly string[]
  /** The words of each stand there one after the other. */
  phrases: readonly (readonly string[])[]
}

/** What a program asks a feed for, in canonical form: equal questions have equal values. */
export interface FeedQuery {
  /** Labels of which an article has at least one: slugs of topics, or folded tags; sorted. */
  any: readonly string[]
  /** Labels of which it has every one. */
  all: readonly string[]
  /** Labels of which it has none. */
  not: readonly string[]
  /** Folded names or hosts of sources, of which it has one. */
  source: readonly string[]
  /** Folded names of authors, of which it has one. */
  author: readonly string[]
  /** Basic language ranges in lower case, of which its language matches one (RFC 4647 §3.3.1). */
  lang: readonly string[]
  /** The first moment at which it may have been published. */
  since?: QueryMoment
  /** The last moment at which it may have been published. */
  until?: QueryMoment
  terms?: SearchTerms
  /** How many of the newest are given; absent for the window of the site. */
  limit?: number
  content: 'full' | 'summary'
}

/** A bound of the dates that are asked for. */
export interface QueryMoment {
  /** A day, or a date-time in UTC, as it stands in the canonical address. */
  text: string
  /**
   * Milliseconds since 1970, whole seconds, and part of what is asked for: the start of the day for
   * `since`, its last second for `until`.
   */
  time: number
}

/** The question that any feed answers without parameters. */
export const wholeFeed: FeedQuery = {
  any: [],
  all: [],
  not: [],
  source: [],
  author: [],
  lang: [],
  content: 'full',
}
