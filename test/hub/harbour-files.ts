import { article, siteText } from '../lifecycle/harbour-site.ts'

export const site = 'https://harbour.example'

const topics = `boats:
  title: Boats
  description: News on boats.
  keywords: [boat, boats]
trains:
  title: Trains
  description: News on trains.
  keywords: [train, trains]
`

/** A site with a hub of its own. */
export const harbourFiles: Readonly<Record<string, string>> = {
  'site.yaml': `${siteText('harbour.example')}hub: self\n`,
  'topics.yaml': topics,
  ...news(1),
}

/** An article of the site, by its number. */
export function news(number: number, text = 'A boat came in.'): Record<string, string> {
  const name = `news-${number}`
  const published = `2025-05-0${number}T09:00:00Z`
  return {
    [`articles/${name}.md`]: article(
      { name, title: `News ${number}`, published, topics: ['boats'] },
      text,
    ),
  }
}
