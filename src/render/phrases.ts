/** The few words that Feedmill itself puts into feeds and pages. */
export interface Phrases {
  source: string
}

const english: Phrases = { source: 'Source' }

const languages: Record<string, Phrases> = {
  ar: { source: 'المصدر' },
  de: { source: 'Quelle' },
  en: english,
  es: { source: 'Fuente' },
  fr: { source: 'Source' },
  it: { source: 'Fonte' },
  ja: { source: '出典' },
  pl: { source: 'Źródło' },
  pt: { source: 'Fonte' },
  ru: { source: 'Источник' },
  tr: { source: 'Kaynak' },
  uk: { source: 'Джерело' },
  vi: { source: 'Nguồn' },
  zh: { source: '来源' },
}

/** The phrases of a language, English where it is not among those known. */
export function phrases(language: string): Phrases {
  return languages[language.split('-')[0] ?? ''] ?? english
}
