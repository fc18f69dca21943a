import { atomIdOf } from '../../model/article-ids.ts'
import type { Tombstone } from '../../model/tombstone.ts'
import { accept, closest, shown } from '../source/problem-list.ts'
import { optional } from '../values/optional.ts'
import { parseId } from '../values/parse-id.ts'
import { parseMoment } from '../values/parse-moment.ts'
import type { ArticleFile } from './article-file.ts'
import { guidIn } from './article-guid.ts'
import type { TombstoneFields } from './article-schema.ts'
import type { Surroundings } from './checked-article.ts'
import { aliasesOf } from './parse-alias.ts'

/**
 * What is told of an article that has been removed; what is wrong with it goes on the file's list.
 * Nothing is told of one that was never to be seen, but its id and its addresses stay its own.
 */
export function readTombstone(file: ArticleFile, around: Surroundings): Tombstone | undefined {
  const { tombstone: fields } = file
  if (!fields) return undefined
  const guid = optional('guid', guidIn(file, fields))
  const tombstone = {
    id: atomIdOf({ id: accept(file.list, ['id'], parseId(fields.id)) ?? '', ...guid }),
    slug: file.slug,
    removed: removalOf(file, fields, around),
    ...optional('topics', topicsOf(file, fields, around)),
    aliases: aliasesOf(file, fields.aliases),
  }
  const published = publicationOf(file, fields, around)
  return fields.draft || published >= tombstone.removed ? undefined : tombstone
}

function publicationOf(
  { list }: ArticleFile,
  { published }: TombstoneFields,
  { site }: Surroundings,
): Date {
  if (published === undefined) return new Date(0)
  return accept(list, ['published'], parseMoment(published, site.timeZone)) ?? new Date(0)
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
): string[] | undefined {
  if (!fields.topics) return undefined
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
  return known.filter((slug) => fields.topics?.includes(slug))
}
