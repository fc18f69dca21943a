import type { ImportedArticle } from '../../import/imported-article.ts'
import { proposeTopics } from '../../import/propose-topics.ts'
import type { Topic } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { parseLabel } from '../../read/values/parse-label.ts'
import type { NoteList } from './note-list.ts'

export interface FittedLabels {
  topics: string[]
  tags: string[]
}

/**
 * Topics of this site, and all other labels as tags.
 * @param topics those of the site, without the ones that have been given up
 * @param given that every imported article has
 */
export function fitLabels(
  article: ImportedArticle,
  topics: readonly Pick<Topic, 'slug' | 'keywords'>[],
  given: readonly string[],
  notes: NoteList,
): FittedLabels {
  const known = topics.map(({ slug }) => slug)
  const wanted = [...given, ...article.topics].filter((slug) => known.includes(slug))
  const found = wanted.length > 0 ? wanted : proposed(article, topics, notes)
  return {
    topics: known.filter((slug) => found.includes(slug)),
    tags: [...new Set(article.tags.flatMap((tag) => tagsIn(tag, notes)))],
  }
}

function proposed(
  { title, markdown }: ImportedArticle,
  topics: readonly Pick<Topic, 'slug' | 'keywords'>[],
  notes: NoteList,
): string[] {
  const sample = { ...(title !== undefined && { title }), text: markdown }
  const proposals = proposeTopics(sample, topics)
  const isSaid = notes.notes.some((note) => note.field === 'topics' && note.kind === 'missing')
  if (proposals.length === 0 && !isSaid) {
    notes.add('topics', 'missing', 'none of its labels is a topic here, and no keyword was found')
  }
  for (const { slug, evidence } of proposals) {
    notes.add('topics', 'guessed', `\`${slug}\`: ${evidence.join(', ')}`)
  }
  return proposals.map(({ slug }) => slug)
}

/** A tag without the signs at which readers part tags. */
function tagsIn(tag: string, notes: NoteList): string[] {
  const pieces = oneLine(tag)
    .split(/[,;]/)
    .map((part) => oneLine(part.replaceAll('#', '')))
    .filter((part) => parseLabel(part) === part)
  const parts = [...new Set(pieces)]
  if (parts.length !== 1 || parts[0] !== oneLine(tag)) {
    const now =
      parts.length === 0 ? 'left out' : `now ${parts.map((part) => `\`${part}\``).join(', ')}`
    notes.add('tags', 'changed', `\`${oneLine(tag)}\` has a sign that no tag may have; ${now}`)
  }
  return parts
}
