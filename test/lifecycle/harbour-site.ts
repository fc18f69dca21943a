/** The settings of the site at a host. */
export function siteText(host: string): string {
  return `title: Harbour news
description: What happens in the harbour.
url: https://${host}
language: en
timeZone: Europe/Istanbul
ids:
  authority: harbour.example
  date: "2024"
authors:
  desk:
    name: The desk
`
}

const boats = `boats:
  title: Boats
  description: News on boats.
  keywords: [boat, boats]
`
const trains = `trains:
  title: Trains
  description: News on trains.
  keywords: [train, trains]
`

/** The topics of the site. */
export const topicsText = boats + trains

/** The same, after that of the trains has been given up. */
export const topicsWithoutTrains = `${boats}trains:\n  removed: true\n`

/** The same, after the boats have got another slug. */
export const topicsWithShips = topicsWithoutTrains.replace(
  'boats:\n',
  'ships:\n  aliases: [boats]\n',
)

export interface ArticleFields {
  title: string
  name: string
  published: string
  updated?: string
  topics: readonly string[]
  aliases?: readonly string[]
}

/** The file of an article; its id ends with the name. */
export function article({ name, ...fields }: ArticleFields, body: string): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\nid: ${idOf(name)}\n${lines.join('\n')}\n---\n\n${body}\n`
}

/** The id of the article of this name. */
export function idOf(name: string): string {
  return `tag:harbour.example,2024:${name}`
}
