import type { Tombstone } from '../../model/tombstone.ts'
import { accept, closest, shown } from '../source/problem-list.ts'
import { parseId } from '../values/parse-id.ts'
import { parseMoment } from '../values/parse-moment.ts'
import type { ArticleFile } from './article-file.ts'
import type { TombstoneFields } from './article-schema.ts'
import type { Surroundings } from './checked-article.ts'
import { aliasesOf } from './parse-alias.ts'

/** What stays of an article that has been removed; what is wrong with it goes on the file's list. */
export function readTombstone(file: ArticleFile, around: Surroundings): Tombstone | undefined {
  const { tombstone: fields } = file
  if (!fields) return undefined
  return {
    id: accept(file.list, ['id'], parseId(fields.id)) ?? '',
    slug: file.slug,
    removed: removalOf(file, fields, around),
    topics: topicsOf(file, fields, around),
    aliases: aliasesOf(file, fields.aliases),
  }
}

function removalOf(
  { list }: ArticleFile,
  { removed: written }: TombstoneFields,
  { site, now }: Surroundings,
): Date {
  const removed = accept(list, ['removed'], parseMoment(written, site.timeZone)) ?? new Date(0)
  if (removed > now) {
    list.add(['removed'], {
      found: `${shown(written)}, which is to come`,
      expected: 'the time of a removal that has been made',
      suggestion: 'write `expires` for an article that is to disappear',
    })
  }
  return removed
}

/** Topics that are there; one that has been removed as well has no feeds to tell of it. */
function topicsOf(
  { list }: ArticleFile,
  fields: TombstoneFields,
  { topics, removedTopics, topicsKnown }: Surroundings,
): string[] {
  const known = topics.map(({ slug }) => slug)
  const gone = removedTopics.map(({ slug }) => slug)
  fields.topics.forEach((topic, index) => {
    if (!topicsKnown || known.includes(topic) || gone.includes(topic)) return
    list.add(['topics', index], {
      found: shown(topic),
      expected: 'a topic in topics.yaml',
      ...closest(topic, known),
    })
  })
  return known.filter((slug) => fields.topics.includes(slug))
}
