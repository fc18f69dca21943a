import type { ImportedArticle } from '../../import/imported-article.ts'
import { oneLine } from '../../model/text.ts'
import { parseMoment } from '../../read/values/parse-moment.ts'
import { resolveExternal } from '../../read/values/resolve-address.ts'
import type { FrontMatter } from './front-matter.ts'
import { isSeen } from './is-seen.ts'
import type { NoteList } from './note-list.ts'

/** What an article is taken from, or a comment on what is known of it. */
export function fitSource(
  { source }: ImportedArticle,
  timeZone: string,
  notes: NoteList,
): { source?: FrontMatter['source']; comment?: string } {
  if (!source) return {}
  const { name, url, published } = source
  const address = url === undefined ? undefined : resolveExternal(url)
  const line = oneLine(name)
  if (typeof address !== 'string' || !isSeen(line)) {
    const comment = `${isSeen(line) ? line : 'without a name'}; its address was not found`
    notes.add('source', 'missing', `\`${line}\`: its address was not found; see the file`)
    return { comment }
  }
  const isDate = published !== undefined && parseMoment(published, timeZone) instanceof Date
  return { source: { name: line, url: address, ...(isDate && { published }) } }
}
