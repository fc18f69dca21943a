/** In which direction a language is written. */
export type Direction = 'ltr' | 'rtl'

const rightToLeft = /^(?:Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Samr|Mand)$/

/** By the script in which the language is mostly written (Unicode CLDR, likely subtags). */
export function directionOf(language: string): Direction {
  return rightToLeft.test(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr'
}
