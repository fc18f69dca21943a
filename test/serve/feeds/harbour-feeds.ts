import { articleText, asciiJson } from '../../support/memory-content.ts'

/** When the site is built. */
export const built = Date.parse('2026-03-20T12:00:00Z')

/** When `later` appears. */
export const appears = Date.parse('2026-03-20T18:00:00Z')

/** When `passing` leaves. */
export const leaves = Date.parse('2026-03-21T18:00:00Z')

export const origin = 'https://harbour.example'

/** A small site with two topics, of whose articles one is to leave. */
export const harbourFiles: Readonly<Record<string, string>> = {
  'site.yaml': asciiJson({
    title: 'Harbour',
    description: 'The harbour.',
    url: origin,
    language: 'en',
    timeZone: 'UTC',
    ids: { authority: 'harbour.example', date: '2025' },
    authors: { desk: { name: 'Desk' }, jane: { name: 'Doe, Jane' } },
    window: { items: 4, days: 0 },
  }),
  'topics.yaml': asciiJson({
    world: { title: 'The World', description: 'All.', keywords: ['world'], aliases: ['globe'] },
    sea: { title: 'Sea', description: 'On the sea.', keywords: ['sea'] },
  }),
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, day) => [
      `articles/day-${day}.md`,
      harbourArticle(`day-${day}`, {
        published: `2026-03-1${day}T09:00:00Z`,
        topics: day % 2 === 0 ? ['world'] : ['world', 'sea'],
        tags: day > 5 ? ['Élan'] : ['ships'],
      }),
    ]),
  ),
  'articles/passing.md': harbourArticle('passing', {
    published: '2026-03-19T09:00:00Z',
    expires: new Date(leaves).toISOString(),
    topics: ['sea'],
    tags: ['Élan'],
  }),
}

/** An article that is to come, of which a question of any kind could tell. */
export const laterFile: Readonly<Record<string, string>> = {
  'articles/later.md': harbourArticle('later', {
    published: new Date(appears).toISOString(),
    topics: ['world', 'sea'],
    tags: ['Élan', 'secret'],
    authors: ['jane'],
    language: 'tr',
    source: { name: 'Reuters', url: 'https://www.reuters.example/' },
  }),
}

function harbourArticle(name: string, fields: Readonly<Record<string, unknown>>): string {
  return articleText(
    {
      ...{ title: `The ${name}`, id: `tag:harbour.example,2025:${name}` },
      ...{ summary: `A summary of ${name}.`, ...fields },
    },
    `The text of ${name} on a quiet sea.`,
  )
}
