import type { Topic } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { checkShape } from '../source/check-shape.ts'
import { accept, type ProblemList, shown } from '../source/problem-list.ts'
import { parseLabel } from '../values/parse-label.ts'
import { topicsSchema } from './settings-schema.ts'

/** A topic, and the picture that it names, which is not resolved yet. */
export interface TopicFields {
  topic: Topic
  image?: string
}

/** The topics of `topics.yaml` in their order; what is wrong with them goes on the list. */
export function readTopics(value: unknown, list: ProblemList): TopicFields[] | undefined {
  const fields = checkShape(topicsSchema, value, list, standIn)
  if (!fields) return undefined
  reportSameTitles(fields, list)
  return Object.entries(fields).map(([slug, { title, description, keywords, image }]) => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
      list.addKey([slug], {
        found: `${shown(slug)} as a slug`,
        expected: 'letters a to z and digits with single hyphens between',
      })
    }
    const topic: Topic = {
      slug,
      title: accept(list, [slug, 'title'], parseLabel(title)) ?? title,
      description: oneLine(description),
      keywords: keywords.map(oneLine),
    }
    return { topic, ...(image !== undefined && { image }) }
  })
}

function standIn(slug: string): unknown {
  return { title: slug, description: slug, keywords: [] }
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
