import { oneLine } from '../model/text.ts'
import type { ImportSettings } from './importer.ts'

/** The labels of an article: those that are topics of this site, and all others. */
export function matchLabels(
  labels: readonly string[],
  topics: ImportSettings['topics'],
): { topics: string[]; tags: string[] } {
  const matched = labels.map((label) => ({ label: oneLine(label), topic: topicOf(label, topics) }))
  return {
    topics: [...new Set(matched.flatMap(({ topic }) => topic ?? []))],
    tags: [
      ...new Set(
        matched.flatMap(({ label, topic }) => (topic === undefined && label !== '' ? [label] : [])),
      ),
    ],
  }
}

function topicOf(label: string, topics: ImportSettings['topics']): string | undefined {
  const word = keyOf(label)
  return topics.find(({ slug, title, aliases }) =>
    [slug, title, ...aliases].some((name) => keyOf(name) === word),
  )?.slug
}

/** Equal for a name and its slug. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
