import { isDay, type StatedMoment, timeBeside, twoDigits } from './stated-moment.ts'

const yearFirst = /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/gu
const yearLast = /(?<![\d.])(\d{1,2})([-/]|\.\s?)(\d{1,2})\2(\d{4})(?!\d)/gu
const eastern = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu

/** Days that a text gives in digits alone, such as 2025-04-13, 13.04.2025 or 2025年4月13日. */
export function momentsByNumber(text: string, language: string): StatedMoment[] {
  return [
    ...[...text.matchAll(yearFirst)].map((match) => stated(text, match, [1, 3, 4], false)),
    ...[...text.matchAll(eastern)].map((match) => stated(text, match, [1, 2, 3], false)),
    ...[...text.matchAll(yearLast)].map((match) => yearAtEnd(text, match, language)),
  ].flatMap((moment) => moment ?? [])
}

function yearAtEnd(text: string, match: RegExpExecArray, language: string) {
  const [, first, mark, second] = match
  // Only English-speaking countries differ in which comes first, and only with slashes.
  const isOpen =
    mark === '/' && /^en\b/i.test(language) && Number(first) <= 12 && Number(second) <= 12
  const monthFirst = Number(second) > 12 || (isOpen && /^en-US\b/i.test(language))
  return stated(text, match, monthFirst ? [4, 1, 3] : [4, 3, 1], isOpen && first !== second)
}

function stated(
  text: string,
  match: RegExpExecArray,
  places: readonly [number, number, number],
  ambiguous: boolean,
): StatedMoment | undefined {
  const [year = 0, month = 0, day = 0] = places.map((place) => Number(match[place]))
  if (!isDay(year, month, day)) return undefined
  const end = match.index + match[0].length
  return {
    text: match[0],
    index: match.index,
    date: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    ...timeBeside(text, match.index, end),
    ambiguous,
  }
}
