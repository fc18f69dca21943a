import type { ImportedArticle } from '../../import/imported-article.ts'
import type { Site } from '../../model/site.ts'
import { firstSentence } from '../../model/summarise.ts'
import { oneLine } from '../../model/text.ts'
import { isSeen } from './is-seen.ts'
import type { NoteList } from './note-list.ts'

/** The title that an article has, else the beginning of its text. */
export function fitTitle(
  article: ImportedArticle,
  site: Pick<Site, 'language'>,
  notes: NoteList,
): string {
  const { title, markdown, address } = article
  const line = oneLine(title ?? '')
  if (isSeen(line)) return line
  const start = markdown.slice(0, 20 * titleLength)
  const words = oneLine(start.replace(/!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*_`#>|~\\]/g, '$1'))
  const short = shortened(words, site.language)
  const guess = isSeen(short) ? short : (address ?? 'Untitled')
  const from = isSeen(short) ? 'the text begins so' : 'there is no text to take one from'
  const kind = isSeen(short) ? 'guessed' : 'missing'
  notes.settle('title', kind, { reason: 'the source has none', outcome: `\`${guess}\`: ${from}` })
  return guess
}

const titleLength = 80

function shortened(words: string, language: string): string {
  const sentence = firstSentence(words, language)
  if (sentence.length <= titleLength) return sentence.replace(/\.$/, '')
  return `${sentence
    .slice(0, titleLength)
    .toWellFormed()
    .replace(/\s+\S*$/, '')}…`
}
