import type { Topic } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { checkShape } from '../source/check-shape.ts'
import { accept, type ProblemList, shown } from '../source/problem-list.ts'
import { topicsSchema } from '../source/schema.ts'
import { parseLabel } from '../values/parse-label.ts'

/** A topic, and the picture that it names, which is not resolved yet. */
export interface TopicFields {
  topic: Topic
  image?: string
}

/** The topics of `topics.yaml` in their order; what is wrong with them goes on the list. */
export function readTopics(value: unknown, list: ProblemList): TopicFields[] | undefined {
  const fields = checkShape(topicsSchema, value, list, standIn)
  if (!fields) return undefined
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
