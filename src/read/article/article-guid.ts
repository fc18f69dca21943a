import { carriable } from '../../model/text.ts'
import { accept, type Finding, shown } from '../source/problem-list.ts'
import type { ArticleFile } from './article-file.ts'
import type { ArticleFields } from './article-schema.ts'

/** What readers know an article by instead of its id; what is wrong with it goes on the list. */
export function guidIn(
  { list }: ArticleFile,
  { id, guid }: Pick<ArticleFields, 'id' | 'guid'>,
): string | undefined {
  if (guid === undefined || guid === id) return undefined
  return accept(list, ['guid'], parseGuid(guid))
}

/** Any text that XML can carry, with the blanks around it: some readers keep those. */
function parseGuid(text: string): string | Finding {
  if (!/[^\s\p{C}]/u.test(text)) return { found: shown(text), expected: 'a text, or no `guid`' }
  if (carriable(text) === text) return text
  return { found: shown(text), expected: 'characters that XML can carry' }
}
