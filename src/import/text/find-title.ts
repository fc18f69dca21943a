import { fold } from '../../model/fold.ts'
import { wordsOf } from '../../model/words.ts'
import type { ArticleSpan } from './article-span.ts'
import type { PageLine } from './page-line.ts'

const longestTitle = 200
const shortestTitle = 10
// How much of a word is compared: endings differ between a title and its text.
const stem = 5
const leastShare = 0.5

/** The line that is the title: one in the head of the page whose words the text has too. */
export function findTitle(
  lines: readonly PageLine[],
  { start, end }: ArticleSpan,
): PageLine | undefined {
  const text = stemsOf(
    lines
      .slice(start, end)
      .map((line) => line.text)
      .join(' '),
  )
  const repeats = Map.groupBy(lines, (line) => fold(line.text))
  const rated = lines
    .slice(0, Math.max(start, 0) + 1)
    .filter(canBeTitle)
    .map((line, index) => ({ line, index, share: shareOf(line.text, text) }))
    .filter(({ share }) => share >= leastShare)
    .map(({ line, index, share }) => {
      const again = (repeats.get(fold(line.text))?.length ?? 1) > 1 ? 1 : 0
      return { line, weight: share + again + index / 1000 }
    })
  return rated.sort((a, b) => b.weight - a.weight)[0]?.line
}

function canBeTitle({ kind, foreign, sentence, prose, text }: PageLine): boolean {
  if (kind !== undefined || foreign || prose) return false
  if (text.length < shortestTitle && !/[\p{Script=Han}\p{Script=Kana}]/u.test(text)) return false
  return text.length <= longestTitle && (!sentence || /[?!？！]["”’»]?$/u.test(text))
}

/** How many of the words that say something the text has too; none when it is but one. */
function shareOf(title: string, text: ReadonlySet<string>): number {
  const stems = [...stemsOf(title)]
  const shared = stems.filter((word) => text.has(word))
  return shared.length < 2 ? 0 : shared.length / stems.length
}

function stemsOf(text: string): Set<string> {
  const words = wordsOf(text)
  const long = words.filter((word) => word.length > 3 || /[^\p{Script=Latin}]/u.test(word))
  return new Set(long.map((word) => word.slice(0, stem)))
}
