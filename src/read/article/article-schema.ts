import * as v from 'valibot'
import { fields, flag, mapping, meaning, moment, text, texts, whole } from '../source/schema.ts'

const id = v.string('an absolute URI, such as tag:example.com,2025:4f1a9c2e')

/** The front matter of an article. */
export const articleSchema = fields({
  title: meaning(text, 'a title, as plain text'),
  id: meaning(id, 'an id that never changes, such as tag:example.com,2025:4f1a9c2e'),
  published: meaning(moment, 'a date, or a date-time with its zone'),
  updated: v.optional(moment),
  expires: v.optional(moment),
  draft: v.optional(flag, false),
  removed: v.optional(moment),
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

const { title, published, topics, ...others } = articleSchema.entries

/** The front matter of an article that has been taken back: little has to stay of it. */
export const tombstoneSchema = fields({
  ...others,
  title: v.optional(title),
  published: v.optional(published),
  topics: v.optional(topics, []),
  removed: meaning(moment, 'the date of the removal'),
})

export type TombstoneFields = v.InferOutput<typeof tombstoneSchema>
export type ArticleFields = v.InferOutput<typeof articleSchema>
