import { countKeyword } from '../model/keywords-in.ts'
import type { Topic } from '../model/site.ts'

/** What topics are proposed from; both as plain text or Markdown. */
export interface TopicSample {
  title?: string
  text: string
}

export interface TopicProposal {
  slug: string
  /** Which keyword was found, how often and where, such as `talks` in the title. */
  evidence: string[]
}

interface KeywordUse {
  keyword: string
  inTitle: number
  inText: number
}

// A word of the title says more on what an article is about than one of many in its text.
const titleWeight = 5

/**
 * The topics whose keywords a text contains, those it says most on first. They are those that the
 * rule `topic-unset` of `npm run check` would ask for: a topic is proposed for one keyword.
 */
export function proposeTopics(
  { title = '', text }: TopicSample,
  topics: readonly Pick<Topic, 'slug' | 'keywords'>[],
): TopicProposal[] {
  return topics
    .map(({ slug, keywords }) => ({ slug, uses: usesIn(title, text, keywords) }))
    .filter(({ uses }) => uses.length > 0)
    .sort((a, b) => weightOf(b.uses) - weightOf(a.uses))
    .map(({ slug, uses }) => ({ slug, evidence: uses.map(describe) }))
}

function usesIn(title: string, text: string, keywords: readonly string[]): KeywordUse[] {
  return keywords
    .map((keyword) => ({
      keyword,
      inTitle: countKeyword(title, keyword),
      inText: countKeyword(text, keyword),
    }))
    .filter(({ inTitle, inText }) => inTitle + inText > 0)
    .sort((a, b) => weightOf([b]) - weightOf([a]))
}

function weightOf(uses: readonly KeywordUse[]): number {
  return uses.reduce((sum, { inTitle, inText }) => sum + titleWeight * inTitle + inText, 0)
}

function describe({ keyword, inTitle, inText }: KeywordUse): string {
  const places = [
    ...(inTitle > 0 ? ['in the title'] : []),
    ...(inText > 0 ? [`${times(inText)} in the text`] : []),
  ]
  return `\`${keyword}\` ${places.join(' and ')}`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
