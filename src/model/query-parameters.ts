import { queryBounds } from './query-bounds.ts'

/**
 * What can be asked of a feed, in the order of its canonical address. Values of a `list` stand one
 * after the other with commas between, or in several parameters; of `names` and `ranges`, each in a
 * parameter of its own. The other kinds have one value.
 */
export const queryParameters = [
  {
    name: 'any',
    kind: 'list',
    description: 'Topics or tags of which an article has at least one.',
  },
  { name: 'all', kind: 'list', description: 'Topics or tags of which an article has every one.' },
  { name: 'not', kind: 'list', description: 'Topics or tags of which an article has none.' },
  {
    name: 'source',
    kind: 'names',
    description: 'Names or hosts of sources, of which an article has one.',
  },
  { name: 'author', kind: 'names', description: 'Names of authors, of which an article has one.' },
  {
    name: 'lang',
    kind: 'ranges',
    description: 'Languages, of which an article has one; en means en-GB too.',
  },
  {
    name: 'since',
    kind: 'moment',
    description:
      'The first moment of publication: a day in the time zone of the site, or a date-time with its zone.',
  },
  {
    name: 'until',
    kind: 'moment',
    description:
      'The last moment of publication: a day, which counts to its end, or a date-time with its zone.',
  },
  {
    name: 'q',
    kind: 'terms',
    description:
      'Words that an article has in its title, summary or text, whatever their case and accents; a phrase stands in quotes.',
  },
  {
    name: 'limit',
    kind: 'count',
    description: `How many of the newest articles are given, from ${queryBounds.limit.least} to ${queryBounds.limit.most}; without it, as many as a feed of the site holds.`,
  },
  {
    name: 'content',
    kind: 'extent',
    description: 'Whether items carry their full text or only its summary: full or summary.',
  },
] as const

export type QueryParameter = (typeof queryParameters)[number]
export type FeedParameter = QueryParameter['name']

const names: ReadonlySet<string> = new Set(queryParameters.map(({ name }) => name))

/** Whether feeds know the parameter; they ignore all others. */
export function isFeedParameter(name: string): name is FeedParameter {
  return names.has(name)
}
