import * as chrono from 'chrono-node'
import { momentsByName } from './moments-by-name.ts'
import { momentsByNumber } from './moments-by-number.ts'
import { isDay, type StatedMoment, twoDigits } from './stated-moment.ts'

type Parser = Pick<chrono.Chrono, 'parse'>

const parsers: Readonly<Record<string, Parser>> = {
  ar: chrono.ar,
  de: chrono.de,
  en: chrono.en,
  es: chrono.es,
  fi: chrono.fi,
  fr: chrono.fr,
  id: chrono.id,
  it: chrono.it,
  ja: chrono.ja,
  nl: chrono.nl,
  pt: chrono.pt,
  ru: chrono.ru,
  sv: chrono.sv,
  uk: chrono.uk,
  vi: chrono.vi,
  zh: chrono.zh,
}

// What depends on the day of reading has no year of its own in the text.
const noDay = new Date(0)

const longest = 1000

/** All days that a text states in full. What is counted from the day of reading is none. */
export function findMoments(text: string, language: string): StatedMoment[] {
  const start = text.slice(0, longest)
  const found = [
    ...momentsByNumber(start, language),
    ...momentsByLibrary(start, language),
    ...momentsByName(start, language),
  ]
  const distinct = found.filter(
    (moment, index) => found.findIndex((other) => overlap(moment, other)) === index,
  )
  return distinct.sort((a, b) => a.index - b.index)
}

function overlap(a: StatedMoment, b: StatedMoment): boolean {
  return a.index < b.index + b.text.length && b.index < a.index + a.text.length
}

function momentsByLibrary(text: string, language: string): StatedMoment[] {
  const parser = parsers[primaryOf(language)]
  if (parser === undefined) return []
  return parser.parse(text, noDay).flatMap((result) => momentOf(result) ?? [])
}

function primaryOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? ''
}

/** The first day that a text names without its year, as it stands there. */
export function yearlessDay(text: string, language: string): string | undefined {
  const parser = parsers[primaryOf(language)]
  const found = parser?.parse(text.slice(0, longest), noDay).find(({ start, text: words }) => {
    const isNamed = start.isCertain('day') && start.isCertain('month') && /\d/.test(words)
    return isNamed && !start.isCertain('year')
  })
  return found?.text
}

function momentOf({ text, index, start }: chrono.ParsedResult): StatedMoment | undefined {
  const isStated = (['year', 'month', 'day'] as const).every((part) => start.isCertain(part))
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  if (!isStated || year === null || month === null || day === null) return undefined
  // A year of two digits is a guess, and one that is not there is that of the day of reading.
  if (!isDay(year, month, day) || !text.includes(String(year))) return undefined
  const time = start.isCertain('hour') && start.isCertain('minute')
  const minutes = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null
  return {
    text,
    index,
    date: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    ...(time && {
      time: `${twoDigits(start.get('hour') ?? 0)}:${twoDigits(start.get('minute') ?? 0)}`,
    }),
    ...(time && minutes !== null && { offset: offsetOf(minutes) }),
    ambiguous: false,
  }
}

function offsetOf(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`
}
