import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileWorker } from '../../../src/bundle/compile-worker.ts'
import type { ServedWorker } from '../../start-workerd.ts'
import type { ImportedArticle } from './rendering-worker.ts'

const entry = fileURLToPath(new URL('./rendering-worker.ts', import.meta.url))

/**
 * The Worker that renders at each request, with these articles.
 * @param folder an empty one
 */
export async function renderAsToday(
  folder: string,
  articles: readonly ImportedArticle[],
): Promise<ServedWorker> {
  mkdirSync(folder, { recursive: true })
  const { path, bytes } = await compileWorker(entry)
  writeFileSync(join(folder, path), bytes)
  // What bundlers make of an import of JSON.
  writeFileSync(join(folder, 'articles.js'), `export default ${JSON.stringify(articles)}`)
  const main = `import { createWorker } from './${path}'
import articles from './articles.js'
export default createWorker(articles)
`
  return { folder: { modules: folder }, main }
}

/**
 * The articles of a built site, the newest first, as its API gives them.
 * @param headers that each request has
 */
export async function importedArticles(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ImportedArticle[]> {
  const articles: ImportedArticle[] = []
  let next: string | undefined = `${origin}/api/articles?limit=200`
  while (next !== undefined) {
    const page = (await (await fetch(next, { headers })).json()) as ArticlePage
    articles.push(...page.items.map(importedArticle))
    next =
      page.next_url && `${origin}${new URL(page.next_url).pathname}${new URL(page.next_url).search}`
  }
  return articles
}

/** The part of a JSON Feed that is read. */
interface ArticlePage {
  next_url?: string
  items: readonly ArticleItem[]
}

interface ArticleItem {
  url: string
  title: string
  summary?: string
  content_html: string
  date_published: string
  authors?: readonly { name?: string }[]
  tags?: readonly string[]
}

function importedArticle(item: ArticleItem): ImportedArticle {
  return {
    slug: new URL(item.url).pathname.split('/')[2] ?? '',
    title: item.title,
    summary: item.summary ?? '',
    html: item.content_html,
    published: item.date_published,
    author: item.authors?.[0]?.name ?? '',
    topics: item.tags ?? [],
  }
}
