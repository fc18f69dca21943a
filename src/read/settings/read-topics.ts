import { topicPath } from '../../model/channel.ts'
import type { RemovedTopic, Topic } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { checkShape } from '../source/check-shape.ts'
import { accept, type ProblemList, shown } from '../source/problem-list.ts'
import { isMapping } from '../source/schema.ts'
import { optional } from '../values/optional.ts'
import { parseId } from '../values/parse-id.ts'
import { parseLabel } from '../values/parse-label.ts'
import { removedTopicsSchema, topicSlugForm, topicsSchema } from './settings-schema.ts'

/** A topic, and the picture that it names, which is not resolved yet. */
export interface TopicFields {
  topic: Topic
  image?: string
}

/** What `topics.yaml` states. */
export interface Topics {
  topics: readonly TopicFields[]
  removed: readonly RemovedTopic[]
}

export const noTopics: Topics = { topics: [], removed: [] }

/** The topics of `topics.yaml` in their order; what is wrong with them goes on the list. */
export function readTopics(value: unknown, list: ProblemList): Topics | undefined {
  const { present, removed } = parted(value)
  const fields = checkShape(topicsSchema, present, list, standIn)
  if (!fields) return undefined
  reportSameTitles(fields, list)
  const given = checkShape(removedTopicsSchema, removed, list, () => ({ removed: true })) ?? {}
  const read = {
    topics: Object.entries(fields).map(([slug, one]) => readTopic(slug, one, list)),
    removed: Object.entries(given).map(([slug, { id, aliases }]) => ({
      slug,
      ...optional('id', id === undefined ? undefined : accept(list, [slug, 'id'], parseId(id))),
      aliases,
    })),
  }
  for (const { slug } of read.removed) checkSlug(slug, list)
  reportSameSlugs([...read.topics.map(({ topic }) => topic), ...read.removed], list)
  return read
}

/** The paths that old slugs of a topic have left. */
export function oldTopicPaths({ aliases }: RemovedTopic): string[] {
  return aliases.map(topicPath)
}

type Fields = NonNullable<ReturnType<typeof checkShape<typeof topicsSchema>>>[string]

function readTopic(slug: string, fields: Fields, list: ProblemList): TopicFields {
  const { title, description, keywords, aliases, id, image } = fields
  checkSlug(slug, list)
  const parsed = id === undefined ? undefined : accept(list, [slug, 'id'], parseId(id))
  return {
    topic: {
      slug,
      ...optional('id', parsed),
      aliases,
      title: accept(list, [slug, 'title'], parseLabel(title)) ?? title,
      description: oneLine(description),
      keywords: keywords.map(oneLine),
    },
    ...optional('image', image),
  }
}

const slugMeaning = 'letters a to z and digits with single hyphens between'

function checkSlug(slug: string, list: ProblemList): void {
  if (topicSlugForm.test(slug)) return
  list.addKey([slug], { found: `${shown(slug)} as a slug`, expected: slugMeaning })
}

/** Topics that are there, and those that have been removed. */
function parted(value: unknown): { present: unknown; removed: object } {
  if (!isMapping(value)) return { present: value, removed: {} }
  const entries = Object.entries(value as object)
  const isRemoved = ([, one]: [string, unknown]): boolean =>
    isMapping(one) && (one as { removed?: unknown }).removed === true
  return {
    present: Object.fromEntries(entries.filter((entry) => !isRemoved(entry))),
    removed: Object.fromEntries(entries.filter(isRemoved)),
  }
}

function standIn(slug: string): unknown {
  return { title: slug, description: slug, keywords: [] }
}

/** Reports old slugs that are no slugs, or that another topic has or had. */
function reportSameSlugs(topics: readonly RemovedTopic[], list: ProblemList): void {
  const owners = new Map(topics.map(({ slug }) => [slug, slug]))
  for (const { slug, aliases } of topics) {
    aliases.forEach((alias, index) => {
      const owner = owners.get(alias)
      const field = [slug, 'aliases', index]
      if (owner !== undefined) {
        const expected = 'an old slug that no other topic has'
        list.add(field, { found: `${shown(alias)}, which ${owner} has`, expected })
      } else if (!topicSlugForm.test(alias))
        list.add(field, { found: shown(alias), expected: slugMeaning })
      owners.set(alias, slug)
    })
  }
}

/** Reports topics that are called the same: their feeds could not be told apart. */
function reportSameTitles(
  fields: Readonly<Record<string, { title: string }>>,
  list: ProblemList,
): void {
  const owners = new Map<string, string>()
  for (const [slug, { title }] of Object.entries(fields)) {
    const key = oneLine(title).toLowerCase()
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, slug)
    else {
      const expected = 'a title of its own, by which its feeds are told from others'
      list.add([slug, 'title'], { found: `${shown(title)}, which ${owner} has`, expected })
    }
  }
}
