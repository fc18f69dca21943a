import * as v from 'valibot'
import { authorKinds } from '../../model/site.ts'
import {
  fields,
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

/** A domain name in lower case. */
export const authorityForm = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/
/** A year, month or day. */
export const idDateForm = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/
/** The last part of a topic's address. */
export const topicSlugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const id = written(text, idForm, 'an absolute URI, such as tag:example.com,2025:4f1a9c2e')
const aSlug = 'letters a to z and digits with single hyphens between'
const slug = written(v.string(), topicSlugForm, aSlug)
const label = written(text, labelForm, 'a label without , ; or #')

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
        authority: meaning(
          written(text, authorityForm, 'a domain name in lower case'),
          'a domain name that was yours on the date',
        ),
        date: meaning(
          written(text, idDateForm, 'a year, month or day, such as 2025-04'),
          'a year, month or day, such as 2025-04',
        ),
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
            url: v.optional(meaning(text, 'an address of theirs')),
            kind: v.optional(
              meaning(v.picklist(authorKinds, authorKinds.join(' or ')), 'what signs'),
              'person',
            ),
          }),
        ),
      ),
      'a mapping from key to name and url',
    ),
    'at least one author, as a mapping from key to name and url',
  ),
  licence: v.optional(
    meaning(
      mapping(
        fields({
          name: meaning(text, 'the name of the licence'),
          url: v.optional(meaning(text, 'the address of its text')),
        }),
      ),
      'the terms under which the articles may be used',
    ),
  ),
  icon: v.optional(meaning(text, 'a square PNG or JPEG of at least 512 pixels beside site.yaml')),
  logo: v.optional(
    meaning(
      mapping(
        fields({
          src: meaning(text, 'a picture beside site.yaml'),
          dark: v.optional(meaning(text, 'another picture for dark pages')),
        }),
      ),
      'the sign of the site above every page',
    ),
  ),
  colours: v.optional(
    meaning(
      mapping(
        fields({
          accent: v.optional(meaning(text, 'the colour of links and marks, such as #9b1c31')),
          paper: v.optional(meaning(text, 'the colour of the page, such as white')),
        }),
      ),
      'the colours of the pages',
    ),
    {},
  ),
  footer: v.optional(
    meaning(
      mapping(
        fields({
          text: v.optional(meaning(text, 'a sentence below every page')),
          links: v.optional(
            meaning(
              v.array(
                mapping(
                  fields({
                    name: meaning(text, 'the words of the link'),
                    url: meaning(text, 'an address, or a path of this site'),
                  }),
                ),
                'a list of mappings with name and url',
              ),
              'links below every page',
            ),
            [],
          ),
        }),
      ),
      'what stands below every page',
    ),
    {},
  ),
  polling: v.optional(
    meaning(whole(15, 1440), 'minutes that readers should wait between two polls'),
    60,
  ),
  hub: v.optional(
    meaning(
      text,
      'the https address of a WebSub hub that deploys tell of news, or self for a hub of your own',
    ),
  ),
  window: v.optional(
    meaning(
      mapping(
        fields({
          items: v.optional(
            meaning(whole(1, 200), 'how many of the newest articles a feed holds'),
            50,
          ),
          days: v.optional(
            meaning(
              whole(0, 366),
              'days before its newest article from which a feed holds all others too',
            ),
            7,
          ),
        }),
      ),
      'how much the feeds hold',
    ),
    {},
  ),
  oldFeeds: v.optional(
    meaning(
      mapping(
        v.record(v.string(), text),
        'a mapping from old path to feed, such as /blog/index.xml: /rss.xml',
      ),
      'old paths of feeds from another program, and the paths of the feeds that they give now',
    ),
  ),
  updated: v.optional(meaning(moment, 'when the settings changed last')),
})

const topicSchema = fields({
  title: meaning(label, 'the name of the topic'),
  description: meaning(text, 'a sentence about the topic'),
  keywords: meaning(texts, 'a list of words that show that a text is about the topic'),
  image: v.optional(meaning(text, 'a picture of the content folder')),
  aliases: v.optional(
    meaning(
      v.array(written(text, topicSlugForm, aSlug), 'a list of texts'),
      'old slugs, whose page and feeds lead here',
    ),
    [],
  ),
  id: v.optional(
    meaning(id, 'the Atom id of its feeds, where it is not the one that follows from the slug'),
  ),
  removed: v.optional(
    meaning(flag, 'true for a topic that has been given up: its page and feeds are gone for good'),
    false,
  ),
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
  v.record(slug, mapping(topicSchema)),
  'a mapping from slug to title, description and keywords',
)

/** The topics of `topics.yaml` that have been removed. */
export const removedTopicsSchema = mapping(v.record(slug, mapping(removedTopicSchema)))

export type SiteFields = v.InferOutput<typeof siteSchema>
