import type { Article } from '../../model/article.ts'
import { accept, type Field, shown } from '../source/problem-list.ts'
import { optional } from '../values/optional.ts'
import { parseMoment } from '../values/parse-moment.ts'
import type { CheckedArticle } from './checked-article.ts'

/** The dates of an article, which must be in their order. */
export function datesOf(
  checked: CheckedArticle,
): Pick<Article, 'published' | 'updated' | 'expires'> {
  const { fields, file, now } = checked
  const published = momentOf(checked, ['published'], fields.published) ?? new Date(0)
  const updated = momentOf(checked, ['updated'], fields.updated) ?? published
  const expires = momentOf(checked, ['expires'], fields.expires)
  if (updated < published) {
    file.list.add(['updated'], {
      found: `${shown(fields.updated)}, before \`published\``,
      expected: `\`${fields.published}\` or later`,
    })
  }
  if (updated > now && updated > published) {
    file.list.add(['updated'], {
      found: `${shown(fields.updated)}, which is to come`,
      expected: 'the time of an edit that has been made',
    })
  }
  if (expires && expires <= published) {
    file.list.add(['expires'], {
      found: `${shown(fields.expires)}, not after \`published\``,
      expected: `later than \`${fields.published}\``,
    })
  }
  return { published, updated, ...optional('expires', expires) }
}

/** A date that a field states, if it does. */
export function momentOf(
  { file, site }: CheckedArticle,
  field: Field,
  text: string | undefined,
): Date | undefined {
  if (text === undefined) return undefined
  return accept(file.list, field, parseMoment(text, site.timeZone))
}
