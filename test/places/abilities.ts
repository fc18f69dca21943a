/** Where a site can be served. */
export const places = ['Worker', 'Node', 'static'] as const
export type Place = (typeof places)[number]

/** Something that a place may not be able to do. */
export interface Ability {
  /** As `docs/places.md` calls it. */
  title: string
  /** The places that can do it all. */
  at: readonly Place[]
}

const everywhere = places
const withCode = ['Worker', 'Node'] as const

/** What a site can do, in the order of the table in `docs/places.md`. */
export const abilities = {
  documents: { title: 'Feeds, pages, Markdown, lists and icons', at: everywhere },
  types: { title: 'Media types, CORS and security headers', at: everywhere },
  archives: { title: 'Archives of feeds, all the way back', at: everywhere },
  hidden: { title: 'What is to come stays hidden', at: everywhere },
  head: { title: 'HEAD, and 304 by `ETag`', at: everywhere },
  aliases: { title: 'Guessed addresses such as `/feed/`', at: everywhere },
  oldFeeds: { title: 'Feeds at the paths of another program', at: everywhere },
  moves: { title: 'Old addresses lead on for good', at: everywhere },
  api: { title: 'API', at: everywhere },
  scheduling: { title: 'Articles appear and leave on their second', at: withCode },
  filters: { title: 'Filtered feeds, search, parameters of the API', at: withCode },
  deltas: { title: 'New items only (226)', at: withCode },
  previews: { title: 'A page at the address of a feed, for browsers', at: withCode },
  validators: { title: 'Validators of the content', at: withCode },
  canonical: { title: 'One address for each document', at: withCode },
  gone: { title: 'What was removed is gone (410)', at: withCode },
  formerArchives: { title: 'Archives as they were before an edit lead on', at: withCode },
  immutable: { title: 'Archives that caches need not ask for again', at: withCode },
  problems: { title: 'Failures told to programs', at: withCode },
  methods: { title: 'Preflights and refused methods', at: withCode },
  compression: { title: 'Feeds go out as gzip', at: withCode },
  parts: { title: 'Parts of a recording (206), for jumping in it', at: ['Node'] },
  links: { title: '`Link` of every page and feed', at: withCode },
  push: { title: 'A hub of its own, a push at the second of an article', at: ['Worker'] },
  figures: { title: 'Figures of readers', at: ['Worker'] },
} as const satisfies Readonly<Record<string, Ability>>

export type AbilityName = keyof typeof abilities
