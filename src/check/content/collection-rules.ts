import { isVisible } from '../../model/timeline.ts'
import type { Finding, Rule } from '../rule.ts'
import type { CheckedArticle, CheckedContent } from './checked-content.ts'
import { nearDuplicates } from './near-duplicates.ts'

// Two reports on one event share sentences; more than this is one text told twice.
const nearlyTheSame = 0.7

/** Rules about the articles and topics of a site together. */
export const collectionRules: readonly Rule<CheckedContent>[] = [
  {
    id: 'title-duplicate',
    level: 'warning',
    sentence: 'An article has a title that no other has.',
    find: ({ articles }) =>
      repeated(oldestFirst(articles), ({ article }) => article.title.toLowerCase()).map(
        ([one, first]) => ({
          file: one.origin.file,
          ...one.origin.at('title'),
          field: 'title',
          found: `\`${one.article.title}\`, which ${first.origin.file} has`,
          expected: 'a title by which readers can tell the two apart',
        }),
      ),
  },
  {
    id: 'text-duplicate',
    level: 'warning',
    sentence: 'An article says something that no other says already.',
    find: ({ articles }) => {
      const ordered = oldestFirst(articles)
      const texts = ordered.map(({ text }) => text)
      return nearDuplicates(texts, nearlyTheSame).flatMap(({ first, second, likeness }) => {
        const [earlier, later] = [ordered[first], ordered[second]]
        if (!earlier || !later) return []
        const part = `${Math.floor(likeness * 100)} %`
        const found = `a text of which ${part} is that of ${earlier.origin.file}`
        const expected = 'one article; an edit belongs into the first one, with `updated`'
        return [
          { file: later.origin.file, ...later.origin.find(''), field: 'text', found, expected },
        ]
      })
    },
  },
  {
    id: 'tag-case',
    level: 'warning',
    sentence: 'A tag is written the same way everywhere.',
    find: ({ articles }) => {
      const ways = new Map<string, string>()
      return oldestFirst(articles).flatMap(({ article, origin }) =>
        article.tags.flatMap((tag): Finding[] => {
          const key = tag.toLowerCase()
          const first = ways.get(key) ?? tag
          ways.set(key, first)
          if (first === tag) return []
          const found = `\`${tag}\``
          return [
            {
              file: origin.file,
              ...origin.at('tags'),
              field: 'tags',
              found,
              expected: `\`${first}\``,
            },
          ]
        }),
      )
    },
  },
  {
    id: 'topic-empty',
    level: 'warning',
    sentence: 'A topic has an article that is to be seen.',
    find({ topics, topicsOrigin, articles, now }) {
      const shown = articles.filter(({ article }) => article.inFeeds && isVisible(article, now))
      const filled = new Set(shown.flatMap(({ article }) => article.topics))
      return topics
        .filter(({ slug }) => !filled.has(slug))
        .map(({ slug }) => ({
          file: topicsOrigin.file,
          ...topicsOrigin.at(slug),
          field: slug,
          found: 'no article',
          expected: 'at least one, since some readers refuse a feed without items',
        }))
    },
  },
]

function oldestFirst(articles: readonly CheckedArticle[]): CheckedArticle[] {
  return articles.toReversed()
}

/** Those whose key an earlier one has, each with the first that has it. */
function repeated<T>(all: readonly T[], keyOf: (one: T) => string): [one: T, first: T][] {
  const owners = new Map<string, T>()
  return all.flatMap((one): [T, T][] => {
    const key = keyOf(one)
    const first = owners.get(key)
    if (first === undefined) owners.set(key, one)
    return first === undefined ? [] : [[one, first]]
  })
}
