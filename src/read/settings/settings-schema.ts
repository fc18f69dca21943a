import * as v from 'valibot'
import { authorKinds } from '../../model/site.ts'
import { fields, flag, mapping, meaning, moment, text, texts, whole } from '../source/schema.ts'

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

const topicSchema = fields({
  title: meaning(text, 'the name of the topic'),
  description: meaning(text, 'a sentence about the topic'),
  keywords: meaning(texts, 'a list of words that show that a text is about the topic'),
  image: v.optional(text),
  aliases: v.optional(texts, []),
  id: v.optional(text),
  removed: v.optional(flag, false),
})

const { title, description, keywords, ...others } = topicSchema.entries

/** A topic that has been given up: little has to stay of it. */
const removedTopicSchema = fields({
  ...others,
  title: v.optional(title),
  description: v.optional(description),
  keywords: v.optional(keywords),
})

/** `topics.yaml`, without the topics that have been removed. */
export const topicsSchema = mapping(
  v.record(v.string(), mapping(topicSchema)),
  'a mapping from slug to title, description and keywords',
)

/** The topics of `topics.yaml` that have been removed. */
export const removedTopicsSchema = mapping(v.record(v.string(), mapping(removedTopicSchema)))

export type SiteFields = v.InferOutput<typeof siteSchema>
