import type { Author, Topic } from '../../model/site.ts'
import { accept, closest, shown } from '../source/problem-list.ts'
import { parseLabel } from '../values/parse-label.ts'
import type { CheckedArticle } from './checked-article.ts'

/** The topics, each of `topics.yaml`, in the order there. */
export function topicsOf(checked: CheckedArticle): string[] {
  const { file, fields, topics, removedTopics, topicsKnown } = checked
  const known = topics.map(({ slug }) => slug)
  const removed = removedTopics.map(({ slug }) => slug)
  if (fields.topics.length === 0 && !fields.draft) {
    file.list.add(['topics'], { found: 'an empty list', expected: 'at least one topic' })
  }
  fields.topics.forEach((topic, index) => {
    if (!topicsKnown || known.includes(topic)) return
    const expected = 'a topic in topics.yaml'
    const renamed = topics.find(({ aliases }) => aliases.includes(topic))
    file.list.add(
      ['topics', index],
      removed.includes(topic)
        ? { found: `${shown(topic)}, which has been removed`, expected }
        : {
            found: shown(topic),
            expected,
            ...(renamed ? newSlug(renamed) : closest(topic, known)),
          },
    )
  })
  return known.filter((slug) => fields.topics.includes(slug))
}

function newSlug({ slug }: Pick<Topic, 'slug'>): { suggestion: string } {
  return { suggestion: `the topic is called \`${slug}\` now` }
}

/** The tags, each once. */
export function tagsOf({ file, fields }: CheckedArticle): string[] {
  const tags = fields.tags.flatMap(
    (tag, index) => accept(file.list, ['tags', index], parseLabel(tag)) ?? [],
  )
  return [...new Set(tags)]
}

/** Those who sign: the ones named, else the first of `site.yaml`. */
export function authorsOf({ file, fields, site, authorsKnown }: CheckedArticle): Author[] {
  const keys = Object.keys(site.authors)
  const chosen = [...new Set(fields.authors ?? keys.slice(0, 1))]
  if (!authorsKnown && fields.authors === undefined) return []
  if (chosen.length === 0) {
    file.list.add(['authors'], { found: 'an empty list', expected: 'at least one author' })
  }
  return chosen.flatMap((key, index) => {
    const author = Object.hasOwn(site.authors, key) ? site.authors[key] : undefined
    if (author) return [author]
    if (!authorsKnown) return []
    file.list.add(['authors', index], {
      found: shown(key),
      expected: 'an author in site.yaml',
      ...closest(key, keys),
    })
    return []
  })
}
