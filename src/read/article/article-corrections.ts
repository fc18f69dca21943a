import type { Correction } from '../../model/article.ts'
import { oneLine } from '../../model/text.ts'
import { shown } from '../source/problem-list.ts'
import { momentOf } from './article-dates.ts'
import type { CheckedArticle } from './checked-article.ts'

/** What has been corrected, in the order of the dates. */
export function correctionsOf(checked: CheckedArticle, published: Date): Correction[] {
  const { fields, file, now } = checked
  const corrections = fields.corrections.flatMap(({ date: written, text }, index) => {
    const field = ['corrections', index, 'date']
    const date = momentOf(checked, field, written)
    if (!date) return []
    if (date < published) {
      file.list.add(field, {
        found: `${shown(written)}, before \`published\``,
        expected: `\`${fields.published}\` or later`,
      })
    } else if (date > now) {
      file.list.add(field, {
        found: `${shown(written)}, which is to come`,
        expected: 'the time of a correction that has been made',
      })
    }
    return [{ date, text: oneLine(text) }]
  })
  return corrections.sort((a, b) => a.date.getTime() - b.date.getTime())
}
