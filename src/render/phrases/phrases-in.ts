import { memoise } from '../../model/memoise.ts'
import type { Phrases } from '../../model/phrases.ts'
import { arabic } from './arabic.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { japanese } from './japanese.ts'
import { polish } from './polish.ts'
import { portuguese } from './portuguese.ts'
import { russian } from './russian.ts'
import { spanish } from './spanish.ts'
import { turkish } from './turkish.ts'
import { ukrainian } from './ukrainian.ts'
import { vietnamese } from './vietnamese.ts'

/** The languages that Feedmill speaks, by their BCP 47 primary subtag. */
const languages: Record<string, Phrases> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  ja: japanese,
  pl: polish,
  pt: portuguese,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
  vi: vietnamese,
  zh: chinese,
}

/** The words in a language, English where it is not among those known. */
export function phrasesIn(language: string): Phrases {
  return known(language) ?? english
}

/** Whether there are words of that language. */
export function speaks(language: string): boolean {
  return known(language) !== undefined
}

/** The words of a language in the script in which it is written. */
const known = memoise((language): Phrases | undefined => {
  const locale = new Intl.Locale(language)
  const usual = new Intl.Locale(locale.language).maximize()
  return locale.maximize().script === usual.script ? languages[locale.language] : undefined
})
