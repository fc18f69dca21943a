import * as v from 'valibot'
import { authorKinds } from '../../model/site.ts'

// The message of each schema is the expectation that a problem shows: a noun phrase.

const text = nonEmpty('text')
const id = v.string('an absolute URI, such as tag:example.com,2025:4f1a9c2e')
const moment = v.string('a date, or a date-time with its zone')
const texts = v.array(text, 'a list of texts')
const flag = v.boolean('true or false')

function nonEmpty(what: string) {
  return v.pipe(
    v.string(what),
    v.check((value) => /[^\s\p{C}]/u.test(value), `${what} that is not empty`),
  )
}

function whole(minimum: number, maximum: number) {
  const range = `a whole number from ${minimum} to ${maximum}`
  return v.pipe(
    v.number(range),
    v.integer(range),
    v.minValue(minimum, range),
    v.maxValue(maximum, range),
  )
}

/** A mapping with these fields and no others. */
function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.objectWithRest(
    entries,
    v.never(`one of ${Object.keys(entries).join(', ')}`),
    (issue) => {
      const missing = /^"(.+)"$/.exec(issue.expected ?? '')?.[1]
      const entry = missing === undefined ? undefined : entries[missing]
      return entry === undefined ? 'a mapping' : described(entry)
    },
  )
}

/** The schema, without lists: Valibot takes a list for a mapping from its indexes. */
export function mapping<Schema extends v.GenericSchema>(
  schema: Schema,
  message = `a mapping${fieldNames(schema)}`,
) {
  return v.pipe(v.custom<v.InferInput<Schema>>(isMapping, message), schema)
}

function fieldNames(schema: object): string {
  const entries = 'entries' in schema ? Object.keys(schema.entries as object) : []
  return entries.length === 0 ? '' : ` with ${entries.join(', ')}`
}

export function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function described(schema: v.GenericSchema): string {
  return v.getDescription(schema) ?? 'a value'
}

function meaning<S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description))
}

/** `site.yaml`. */
export const siteSchema = fields({
  title: meaning(text, 'the name of the site'),
  description: meaning(text, 'a sentence about the site'),
  url: meaning(text, 'the address of the site, such as https://example.com'),
  language: meaning(text, 'a language tag, such as en'),
  timeZone: meaning(text, 'a time zone, such as Europe/Istanbul'),
  ids: meaning(
    mapping(
      fields({
        authority: meaning(text, 'a domain name that was yours on the date'),
        date: meaning(text, 'a year, month or day, such as 2025-04'),
      }),
    ),
    'authority and date of the ids that are minted here',
  ),
  authors: meaning(
    mapping(
      v.record(
        v.string(),
        mapping(
          fields({
            name: meaning(text, 'the name as readers see it'),
            url: v.optional(text),
            kind: v.optional(v.picklist(authorKinds, authorKinds.join(' or ')), 'person'),
          }),
        ),
      ),
      'a mapping from key to name and url',
    ),
    'at least one author, as a mapping from key to name and url',
  ),
  licence: v.optional(
    mapping(fields({ name: meaning(text, 'the name of the licence'), url: v.optional(text) })),
  ),
  icon: v.optional(text),
  logo: v.optional(
    mapping(fields({ src: meaning(text, 'a picture beside site.yaml'), dark: v.optional(text) })),
  ),
  colours: v.optional(mapping(fields({ accent: v.optional(text), paper: v.optional(text) })), {}),
  footer: v.optional(
    mapping(
      fields({
        text: v.optional(text),
        links: v.optional(
          v.array(
            mapping(
              fields({
                name: meaning(text, 'the words of the link'),
                url: meaning(text, 'an address, or a path of this site'),
              }),
            ),
            'a list of mappings with name and url',
          ),
          [],
        ),
      }),
    ),
    {},
  ),
  polling: v.optional(whole(15, 1440), 60),
  window: v.optional(
    mapping(fields({ items: v.optional(whole(1, 200), 50), days: v.optional(whole(0, 366), 7) })),
    {},
  ),
  updated: v.optional(moment),
})

/** `topics.yaml`. */
export const topicsSchema = mapping(
  v.record(
    v.string(),
    mapping(
      fields({
        title: meaning(text, 'the name of the topic'),
        description: meaning(text, 'a sentence about the topic'),
        keywords: meaning(texts, 'a list of words that show that a text is about the topic'),
        image: v.optional(text),
      }),
    ),
  ),
  'a mapping from slug to title, description and keywords',
)

/** The front matter of an article. */
export const articleSchema = fields({
  title: meaning(text, 'a title, as plain text'),
  id: meaning(id, 'an id that never changes, such as tag:example.com,2025:4f1a9c2e'),
  published: meaning(moment, 'a date, or a date-time with its zone'),
  updated: v.optional(moment),
  expires: v.optional(moment),
  draft: v.optional(flag, false),
  summary: v.optional(text),
  topics: meaning(texts, 'a list of topics, each from topics.yaml'),
  tags: v.optional(texts, []),
  authors: v.optional(texts),
  language: v.optional(text),
  source: v.optional(
    mapping(
      fields({
        name: meaning(text, 'the name of the publisher'),
        url: meaning(text, 'the address of the report'),
        published: v.optional(moment),
      }),
    ),
  ),
  image: v.optional(
    mapping(
      fields({
        src: meaning(text, 'a file beside the article, or an address'),
        alt: meaning(text, 'what the picture shows, in words'),
        credit: v.optional(text),
      }),
    ),
  ),
  corrections: v.optional(
    v.array(
      mapping(
        fields({
          date: meaning(moment, 'a date, or a date-time with its zone'),
          text: meaning(text, 'what was wrong and what is right'),
        }),
      ),
      'a list of mappings with date and text',
    ),
    [],
  ),
  enclosure: v.optional(
    mapping(
      fields({
        src: meaning(text, 'a file beside the article, or an address'),
        type: v.optional(text),
        length: v.optional(whole(0, Number.MAX_SAFE_INTEGER)),
      }),
    ),
  ),
  aliases: v.optional(texts, []),
  feed: v.optional(flag, true),
})

export type SiteFields = v.InferOutput<typeof siteSchema>
export type ArticleFields = v.InferOutput<typeof articleSchema>
