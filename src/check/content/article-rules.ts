import { endsAsSentence } from '../../model/ends-as-sentence.ts'
import { keywordsIn, mentions } from '../../model/keywords-in.ts'
import type { Finding, Rule } from '../rule.ts'
import type { CheckedArticle, CheckedContent, Origin } from './checked-content.ts'

/** A rule about each article for itself. */
export interface ArticleRule extends Omit<Rule<CheckedArticle>, 'find'> {
  find(article: CheckedArticle, content: CheckedContent): Finding[]
}

const longestSummary = 300
const longestTitle = 120

/** Rules about an article for itself. */
export const articleRules: readonly ArticleRule[] = [
  {
    id: 'summary-missing',
    level: 'hint',
    sentence: 'An article has a summary that its author wrote.',
    find: ({ article, origin }) =>
      article.summaryFromText
        ? [at(origin, ['summary'], 'nothing', 'a sentence or two on what the article says')]
        : [],
  },
  {
    id: 'summary-long',
    level: 'warning',
    sentence: `A summary has at most ${longestSummary} characters.`,
    find: ({ article, origin }) => tooLong(origin, 'summary', ownSummary(article), longestSummary),
  },
  {
    id: 'summary-unfinished',
    level: 'warning',
    sentence: 'A summary ends as a sentence does.',
    find: ({ article, origin }) => {
      const summary = ownSummary(article)
      if (summary === '' || endsAsSentence(summary, article.language)) return []
      const found = `\`…${summary.slice(-30)}\``
      return [at(origin, ['summary'], found, 'a full stop, or another sign that ends a sentence')]
    },
  },
  {
    id: 'title-long',
    level: 'warning',
    sentence: `A title has at most ${longestTitle} characters.`,
    find: ({ article, origin }) => tooLong(origin, 'title', article.title, longestTitle),
  },
  {
    id: 'image-alt-missing',
    level: 'warning',
    sentence: 'A picture has a text that says what it shows.',
    find: ({ pictures, origin }) =>
      pictures
        .filter(({ alt }) => alt.trim() === '')
        .map(({ address }) => {
          const name = fileName(address)
          const expected = `what the picture shows, such as \`![A harbour at night](${name})\``
          return { ...origin.find(name), field: 'picture', found: `no text for ${name}`, expected }
        }),
  },
  {
    id: 'topic-unset',
    level: 'hint',
    sentence: 'An article has every topic whose keywords it contains.',
    find({ article, origin, text }, { topics }) {
      const others = topics
        .filter(({ slug }) => !article.topics.includes(slug))
        .map(({ slug, keywords }) => ({ slug, words: keywordsIn(text, keywords) }))
        .filter(({ words }) => words.length > 0)
      if (others.length === 0) return []
      const found = `${listed(others.flatMap(({ words }) => words))} in the text`
      return [at(origin, ['topics'], found, listed(others.map(({ slug }) => slug)))]
    },
  },
  {
    id: 'topic-unfounded',
    level: 'hint',
    sentence: 'An article contains a keyword of each of its topics.',
    find: ({ article, origin, text }, { topics }) =>
      topics
        .filter(({ slug, keywords }) => article.topics.includes(slug) && keywords.length > 0)
        .filter(({ keywords }) => !mentions(text, keywords))
        .map(({ slug, keywords }) =>
          at(
            origin,
            ['topics'],
            `the topic \`${slug}\` and none of its keywords`,
            `one of ${listed(keywords)}`,
          ),
        ),
  },
  {
    id: 'link-insecure',
    level: 'hint',
    sentence: 'Links use https.',
    find: ({ links, origin }) =>
      links
        .filter((link) => link.startsWith('http:') && !hasNoOther(link))
        .map((link) => ({
          ...origin.find(link, decoded(link), new URL(link).hostname),
          field: 'link',
          found: `\`${link}\``,
          expected: 'an address that begins with https://',
        })),
  },
]

function at(origin: Origin, field: string[], found: string, expected: string): Finding {
  return { ...origin.at(...field), field: field.join('.'), found, expected }
}

function tooLong(origin: Origin, field: string, text: string, most: number): Finding[] {
  const length = Array.from(text).length
  if (length <= most) return []
  return [at(origin, [field], `${length} characters`, `at most ${most}`)]
}

/** What an author wrote; the one from the text follows from the text. */
function ownSummary({ summaryFromText, summary }: CheckedArticle['article']): string {
  return summaryFromText ? '' : summary
}

/** Hosts of this machine, and those whose network encrypts by itself. */
function hasNoOther(link: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\]|.*\.onion)$/.test(new URL(link).hostname)
}

/** The name of a file as its author wrote it. */
function fileName(address: string): string {
  const name = address.replace(/[?#].*/s, '').replace(/.*\//s, '')
  return URL.canParse(`https://x.example/${name}`) ? decoded(name) : name
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}
