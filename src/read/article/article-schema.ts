import * as v from 'valibot'
import {
  fields,
  filled,
  flag,
  mapping,
  meaning,
  moment,
  text,
  texts,
  whole,
  written,
} from '../source/schema.ts'
import { idForm } from '../values/parse-id.ts'
import { labelForm } from '../values/parse-label.ts'

const anId = 'an absolute URI, such as tag:example.com,2025:4f1a9c2e'
const id = written(v.string(anId), idForm, anId)
const label = written(text, labelForm, 'a label without , ; or #')

/** The front matter of an article. */
export const articleSchema = fields({
  title: meaning(text, 'a title, as plain text'),
  id: meaning(id, 'an id that never changes, such as tag:example.com,2025:4f1a9c2e'),
  guid: v.optional(
    meaning(text, 'what readers know the article by since before it came here, exactly'),
  ),
  published: meaning(moment, 'a date, or a date-time with its zone'),
  updated: v.optional(meaning(moment, 'when something changed that readers should know of')),
  expires: v.optional(meaning(moment, 'when the article disappears')),
  draft: v.optional(meaning(flag, 'true keeps the article out of everything'), false),
  removed: v.optional(
    meaning(moment, 'when the article was taken back; only `id` has to stay beside it'),
  ),
  summary: v.optional(
    meaning(text, 'a summary, as plain text; without it, the first sentences of the text'),
  ),
  topics: meaning(filled(texts), 'a list of topics, each from topics.yaml'),
  tags: v.optional(meaning(v.array(label, 'a list of texts'), 'free labels'), []),
  authors: v.optional(meaning(filled(texts), 'keys of site.yaml; without it, the first one there')),
  language: v.optional(
    meaning(text, 'a language tag, such as en, where it is not that of the site'),
  ),
  source: v.optional(
    meaning(
      mapping(
        fields({
          name: meaning(text, 'the name of the publisher'),
          url: meaning(text, 'the address of the report'),
          published: v.optional(meaning(moment, 'when the report was published')),
        }),
      ),
      'the report that the article is based on',
    ),
  ),
  image: v.optional(
    meaning(
      mapping(
        fields({
          src: meaning(text, 'a file beside the article, or an address'),
          alt: meaning(text, 'what the picture shows, in words'),
          credit: v.optional(meaning(text, 'who made the picture')),
        }),
      ),
      'the picture of the article; without it, the first one of the text that is a file of the content folder',
    ),
  ),
  corrections: v.optional(
    meaning(
      v.array(
        mapping(
          fields({
            date: meaning(moment, 'a date, or a date-time with its zone'),
            text: meaning(text, 'what was wrong and what is right'),
          }),
        ),
        'a list of mappings with date and text',
      ),
      'what was wrong and is right now; readers are told of it as of an edit',
    ),
    [],
  ),
  enclosure: v.optional(
    meaning(
      mapping(
        fields({
          src: meaning(text, 'a file beside the article, or an address'),
          type: v.optional(
            meaning(text, 'a media type, such as audio/mpeg, where the name does not tell it'),
          ),
          length: v.optional(
            meaning(
              whole(0, Number.MAX_SAFE_INTEGER),
              'its length in bytes, where it lies elsewhere',
            ),
          ),
        }),
      ),
      'a recording or a file that goes with the article',
    ),
  ),
  aliases: v.optional(meaning(texts, 'old slugs or paths that lead here'), []),
  feed: v.optional(
    meaning(flag, 'false gives the article a page but keeps it out of the feeds'),
    true,
  ),
})

const { title, published, topics, ...others } = articleSchema.entries

/** The front matter of an article that has been taken back: little has to stay of it. */
export const tombstoneSchema = fields({
  ...others,
  title: v.optional(title),
  published: v.optional(published),
  topics: v.optional(topics),
  removed: meaning(moment, 'the date of the removal'),
})

export type TombstoneFields = v.InferOutput<typeof tombstoneSchema>
export type ArticleFields = v.InferOutput<typeof articleSchema>
