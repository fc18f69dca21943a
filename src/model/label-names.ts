import { fold } from './fold.ts'
import type { Topic } from './site.ts'

/** What a label stands for that someone has written in whatever way. */
export interface LabelNames {
  /** The slug of the topic that is called so, if one is. */
  topic(folded: string): string | undefined
}

/** The names of topics: their slugs before their titles, and those before former slugs. */
export function labelNames(
  topics: readonly Pick<Topic, 'slug' | 'title' | 'aliases'>[],
): LabelNames {
  const slugs = new Map([
    ...topics.flatMap(({ slug, aliases }) => aliases.map((old) => [fold(old), slug] as const)),
    ...topics.map(({ slug, title }) => [fold(title), slug] as const),
    ...topics.map(({ slug }) => [fold(slug), slug] as const),
  ])
  return { topic: (folded) => slugs.get(folded) }
}

/** A label in the form in which it is compared: the slug of a topic, or a folded tag. */
export function labelKey(label: string, names: LabelNames): string {
  const folded = fold(label)
  return names.topic(folded) ?? folded
}
