import { createClient } from '../src/client.ts'

// Nothing here runs: `npm run types` fails when a route, a parameter or an answer changes.

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

interface Topic {
  slug: string
  title: string
  description: string
  article_count: number
  newest_date_published?: string | undefined
  home_page_url: string
  feeds: { url: string; mime_type: string }[]
}

interface Author {
  name: string
  url?: string | undefined
}

interface Item {
  id: string
  url: string
  title: string
  content_html: string
  summary: string
  image?: string | undefined
  date_published: string
  date_modified: string
  authors: Author[]
  author?: Author | undefined
  tags: string[]
  language?: string | undefined
  attachments?: { url: string; mime_type: string; size_in_bytes?: number | undefined }[] | undefined
  _source?: { name: string; url: string; date_published?: string | undefined } | undefined
}

interface Feed {
  version: 'https://jsonfeed.org/version/1.1'
  user_comment?: string | undefined
  title: string
  home_page_url?: string | undefined
  feed_url?: string | undefined
  next_url?: string | undefined
  description?: string | undefined
  icon?: string | undefined
  favicon?: string | undefined
  language?: string | undefined
  hubs?: { type: string; url: string }[] | undefined
  items: Item[]
}

interface Problem {
  type: string
  title: string
  status: number
  detail: string
  errors?:
    | { parameter: string; found: string; expected: string; suggestion?: string | undefined }[]
    | undefined
}

/** The same type written plainly, so that two that mean the same are equal. */
type Plain<T> = T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T

/** Whether both mean the same in every member. */
type Same<A, B> = Equal<Plain<A>, Plain<B>>

/** Takes only the proof that two types are the same. */
type Proof<Claim extends true> = Claim

type Client = ReturnType<typeof createClient>
type Methods = '$get' | '$url' | '$path'

/** There are these routes and no others. */
export type Routes = [
  Proof<Equal<keyof Client['api'], 'topics' | 'articles'>>,
  Proof<Equal<keyof Client['api']['topics'], Methods>>,
  Proof<Equal<keyof Client['api']['articles'], Methods | ':slug'>>,
]

/** What the client gives is exactly what is written above. */
export async function answersAreExact(): Promise<unknown[]> {
  const client = createClient('https://news.example')
  const topics = await client.api.topics.$get()
  const page = await client.api.articles.$get({ query: { any: 'a,b', limit: '5' } })
  const article = await client.api.articles[':slug'].$get({ param: { slug: 'a' } })
  const states: [
    Proof<Equal<(typeof topics)['status'], 200 | 304>>,
    Proof<Equal<(typeof page)['status'], 200 | 304 | 400>>,
    Proof<Equal<(typeof article)['status'], 200 | 304 | 404 | 410>>,
  ] = [true, true, true]
  if (!topics.ok || page.status !== 200 || !article.ok) return states
  const list = await topics.json()
  const feed = await page.json()
  const item = await article.json()
  const answers: [
    Proof<Same<typeof list, { topics: Topic[] }>>,
    Proof<Same<typeof feed, Feed>>,
    Proof<Same<typeof item, Item>>,
  ] = [true, true, true]
  return [...states, ...answers]
}

/** Failures are problems, and only where the route can fail. */
export async function failuresAreProblems(): Promise<unknown[]> {
  const client = createClient('https://news.example')
  const page = await client.api.articles.$get({ query: {} })
  const article = await client.api.articles[':slug'].$get({ param: { slug: 'a' } })
  if (page.status !== 400 || (article.status !== 404 && article.status !== 410)) return []
  const bad = await page.json()
  const missing = await article.json()
  const proofs: [Proof<Same<typeof bad, Problem>>, Proof<Same<typeof missing, Problem>>] = [
    true,
    true,
  ]
  return proofs
}

/** Every parameter is there with its values. */
export function parametersAreExact() {
  const client = createClient('https://news.example')
  return client.api.articles.$get({
    query: {
      any: ['a', 'b'],
      all: 'a',
      not: 'b,c',
      source: ['A', 'B'],
      author: 'A',
      lang: ['en', 'de'],
      since: '2025-01-01',
      until: '2025-12-31T00:00:00Z',
      q: 'words "and phrases"',
      limit: '200',
      content: 'summary',
    },
  })
}

/** What is not there cannot be asked for. */
export function mistakesAreRefused() {
  const { api } = createClient('https://news.example')
  return [
    // @ts-expect-error There is no such route.
    api.article,
    // @ts-expect-error A route is asked with GET alone.
    api.topics.$post,
    // @ts-expect-error There is no such parameter.
    api.articles.$get({ query: { topic: 'a' } }),
    // @ts-expect-error A number is written as a text.
    api.articles.$get({ query: { limit: 5 } }),
    // @ts-expect-error Several limits mean nothing.
    api.articles.$get({ query: { limit: ['5', '6'] } }),
    // @ts-expect-error There is no such content.
    api.articles.$get({ query: { content: 'none' } }),
    // @ts-expect-error An article is asked for by its slug.
    api.articles[':slug'].$get(),
    // @ts-expect-error The slug is a text.
    api.articles[':slug'].$get({ param: { slug: 5 } }),
  ]
}
