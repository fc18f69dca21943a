import type { ImportNote } from './imported-article.ts'
import type { TopicProposal } from './propose-topics.ts'

/** The evidence for the topics that are proposed, as notes. */
export function topicNotes(proposals: readonly TopicProposal[]): ImportNote[] {
  if (proposals.length === 0) {
    return [{ field: 'topics', kind: 'missing', text: 'the text has no keyword of a topic' }]
  }
  return proposals.map(({ slug, evidence }) => ({
    field: 'topics',
    kind: 'guessed',
    text: `\`${slug}\`: ${evidence.join(', ')}`,
  }))
}
