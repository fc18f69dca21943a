import { asciiJson } from './memory-content.ts'

/** Settings of a site with nothing but what a site must have. */
export const plainSite: Readonly<Record<string, string>> = {
  'site.yaml': asciiJson({
    title: 'Harbour',
    description: 'The harbour.',
    url: 'https://harbour.example',
    language: 'en',
    timeZone: 'UTC',
    ids: { authority: 'harbour.example', date: '2025' },
    authors: { desk: { name: 'Desk' } },
  }),
}
