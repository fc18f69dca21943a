import { fold } from '../../model/fold.ts'
import { wordsOf } from '../../model/words.ts'
import type { ArticleSpan } from './article-span.ts'
import { isSmallWord } from './guess-language.ts'
import type { PageLine } from './page-line.ts'
import { isLive, isTimeStamp } from './time-stamps.ts'

interface Page {
  lines: readonly PageLine[]
  span: ArticleSpan
  language: string
  isByline(line: PageLine | undefined): boolean
}

const longestTitle = 200
const shortestTitle = 10
// How much of a word is compared: endings differ between a title and its text.
const stem = 5
const leastShare = 0.5
// Of a line with a byline below, whose place speaks for it.
const leastShareAbove = 0.2

/** The line that is the title: one in the head of the page whose words the text has too. */
export function findTitle({ lines, span, language, isByline }: Page): PageLine | undefined {
  const body = lines.slice(span.start, span.end)
  const text = stemsOf(body.map((line) => line.text).join(' '), language)
  const repeats = Map.groupBy(lines, (line) => fold(line.text))
  const rated = lines.slice(0, endOfHead(lines, span)).map((line, index) => {
    const leads = leadsTo(lines, index, isByline)
    const again = (repeats.get(fold(line.text))?.length ?? 1) > 1 ? 1 : 0
    const share =
      canBeTitle(line) && !isByline(line) ? shareOf(line.text, text, language, leads) : 0
    return { line, share, weight: share + again + (leads ? 1 : 0) + index / 1000, leads }
  })
  return rated
    .filter(({ share, leads }) => share >= (leads ? leastShareAbove : leastShare))
    .sort((a, b) => b.weight - a.weight)[0]?.line
}

/** A title stands above the first of several times. */
function endOfHead(lines: readonly PageLine[], { start }: ArticleSpan): number {
  return isLive(lines) ? Math.min(start + 1, lines.findIndex(isTimeStamp)) : start + 1
}

/** Whether a byline follows, or a sentence and then a byline. */
function leadsTo(
  lines: readonly PageLine[],
  index: number,
  isByline: (line: PageLine | undefined) => boolean,
): boolean {
  const [next, second] = lines.slice(index + 1, index + 6).filter(({ kind }) => kind === undefined)
  return isByline(next) || (next?.sentence === true && isByline(second))
}

function canBeTitle({ kind, foreign, sentence, prose, text }: PageLine): boolean {
  if (kind !== undefined || foreign || prose || /^[-*•]\s/.test(text)) return false
  if (text.length < shortestTitle && !/[\p{Script=Han}\p{Script=Kana}]/u.test(text)) return false
  return text.length <= longestTitle && (!sentence || /[?!？！]["”’»]?$/u.test(text))
}

/** How many of the words that say something the text has too; one alone may be chance. */
function shareOf(title: string, text: ReadonlySet<string>, language: string, leads: boolean) {
  const stems = [...stemsOf(title, language)]
  const shared = stems.filter((word) => text.has(word))
  return shared.length < (leads ? 1 : 2) ? 0 : shared.length / stems.length
}

function stemsOf(text: string, language: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => word.length > 1 && !isSmallWord(word, language))
  const others = words.filter((word) =>
    /[\p{Script=Han}\p{Script=Kana}\p{Script=Thai}]/u.test(word),
  )
  return new Set([...telling, ...others].flatMap(wordsOf).map((word) => word.slice(0, stem)))
}
