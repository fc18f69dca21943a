import { memoise } from '../../model/memoise.ts'
import { isDay, type StatedMoment, timeBeside, twoDigits } from './stated-moment.ts'

interface MonthNames {
  pattern: RegExp
  numbers: ReadonlyMap<string, number>
}

const forms: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
]

const monthNames = memoise((language): MonthNames | undefined => {
  const numbers = new Map(forms.flatMap((form) => namesOf(language, form)))
  const names = [...numbers.keys()].sort((a, b) => b.length - a.length).map(RegExp.escape)
  if (names.length === 0) return undefined
  const month = `(${names.join('|')})(?!\\p{L})\\.?`
  const link = '(?:de|del|do|da|năm|of)'
  const year = `(?:,|\\s+${link})?\\s*(\\d{4})(?!\\d)`
  const dayFirst = `(?<!\\d)(\\d{1,2})(?:\\.|º|er|st|nd|rd|th)?(?:\\s+${link})?\\s*${month}${year}`
  const monthFirst = `(?<!\\p{L})${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?${year}`
  return { pattern: new RegExp(`${dayFirst}|${monthFirst}`, 'giu'), numbers }
})

function namesOf(language: string, form: Intl.DateTimeFormatOptions): [string, number][] {
  const format = formatOf(language, form)
  return Array.from({ length: 12 }, (_, month): [string, number] => {
    const parts = format?.formatToParts(new Date(Date.UTC(2024, month, 15))) ?? []
    const name = parts.find(({ type }) => type === 'month')?.value ?? ''
    return [name.replace(/\.$/, '').toLowerCase(), month + 1]
  }).filter(([name]) => /\p{L}/u.test(name))
}

function formatOf(language: string, form: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC', calendar: 'gregory' })
  } catch {
    return undefined
  }
}

/** Days with the name of their month, in any language that the engine knows. */
export function momentsByName(text: string, language: string): StatedMoment[] {
  const names = monthNames(language)
  if (names === undefined) return []
  return [...text.matchAll(names.pattern)].flatMap((match) => {
    const [whole, dayFirst, nameLast, yearA, nameFirst, dayLast, yearB] = match
    const [year, day] = [Number(yearA ?? yearB), Number(dayFirst ?? dayLast)]
    const month = names.numbers.get((nameLast ?? nameFirst ?? '').toLowerCase()) ?? 0
    if (!isDay(year, month, day)) return []
    const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`
    const beside = timeBeside(text, match.index, match.index + whole.length)
    return [{ text: whole, index: match.index, date, ...beside, ambiguous: false }]
  })
}
