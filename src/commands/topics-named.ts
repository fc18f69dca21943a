import { closest } from '../read/source/problem-list.ts'
import { UsageError } from './command.ts'

/**
 * The topics that an option names, each once.
 * @param known slugs of all topics
 */
export function topicsNamed(value: unknown, known: readonly string[]): string[] {
  if (value === undefined) return []
  const topics = String(value)
    .split(',')
    .map((topic) => topic.trim())
  const unknown = topics.find((topic) => !known.includes(topic))
  if (unknown === undefined) return [...new Set(topics)]
  const advice = closest(unknown, known).suggestion ?? `known: ${known.join(', ')}`
  throw new UsageError(`--topic ${unknown}: there is no such topic (${advice.replaceAll('`', '')})`)
}
