import type { ImportedArticle } from '../../src/import/imported-article.ts'
import type { ImportSettings } from '../../src/import/importer.ts'

/** The settings of a site about a harbour. */
export const harbourSite: ImportSettings = {
  topics: [
    {
      slug: 'rowing',
      title: 'Rowing',
      aliases: [],
      keywords: ['rowers', 'rowing', 'Ruderer', 'remeros'],
    },
    { slug: 'music', title: 'Music', aliases: [], keywords: ['band', 'orchestra', 'Orchester'] },
    {
      slug: 'light',
      title: 'Light',
      aliases: ['lamps'],
      keywords: ['lantern', 'lanterns', 'faro'],
    },
  ],
  language: 'en-GB',
  timeZone: 'Europe/Oslo',
}

/** An article as a text that a person can read: its fields, its notes, its Markdown. */
export function importedText({ markdown, notes, ...fields }: ImportedArticle): string {
  const values = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const remarks = notes.map(({ field, kind, text }) => `${kind} ${field}: ${text}`)
  return [values.join('\n'), remarks.join('\n'), markdown, ''].join('\n\n')
}
