import { compileArticle } from '../../src/build/compile-article.ts'
import { type BundleMemory, bundleMemory } from '../../src/bundle/bundle-memory.ts'
import { makeBundle } from '../../src/bundle/make-bundle.ts'
import type { WorkerFiles } from '../../src/bundle/output-file.ts'
import { openArticle } from '../../src/bundle/pack-article.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import type { CompiledArticle } from '../../src/model/compiled-article.ts'
import type { Content } from '../../src/model/content.ts'
import type { RenderedDocument, RenderedSite } from '../../src/model/rendered-site.ts'
import { siteArticles } from '../../src/model/site-articles.ts'
import { renderSite } from '../../src/render/render-site.ts'
import { bundleAsWorker } from '../serve/load-bundle.ts'

/** What can be taken from other contents of the same test. */
export interface CompiledBefore {
  articles: Map<string, CompiledArticle>
  bundle: BundleMemory
}

export function compiledBefore(): CompiledBefore {
  return { articles: new Map(), bundle: bundleMemory() }
}

/** The articles of a content that exists in memory only, compiled, the newest first. */
export function compiledContent(
  { site, topics, articles }: Pick<Content, 'site' | 'topics' | 'articles'>,
  { articles: known }: Pick<CompiledBefore, 'articles'> = compiledBefore(),
): CompiledArticle[] {
  const { url, language, timeZone } = site
  return articles.map((article) => {
    const titles = topics.map(({ slug, title }) => [slug, title])
    const key = JSON.stringify([url, language, timeZone, titles, article])
    const compiled = known.get(key)
    if (compiled) return { ...compiled, article }
    const fresh = compiledFrom(article, site, topics)
    known.set(key, fresh)
    return fresh
  })
}

function compiledFrom(
  article: Content['articles'][number],
  site: Content['site'],
  topics: Content['topics'],
): CompiledArticle {
  const { compiled, bytes } = compileArticle(site, topics, article)
  const [texts, words] = bytes
  const { digest, listed, item, search } = compiled
  return {
    article,
    digest,
    listed,
    item,
    search: { ...search, words: () => words },
    pieces: () => openArticle(texts),
  }
}

export interface RenderedContent extends RenderedSite {
  documents: RenderedDocument[]
}

/** What is rendered of a content, with the texts of all its documents. */
export async function renderedContent(content: Content, now: Date): Promise<RenderedContent> {
  const rendered = await renderSite(content, siteArticles(compiledContent(content)), now)
  return { ...rendered, documents: await documentsOf(rendered) }
}

export async function documentsOf({
  groups,
}: Pick<RenderedSite, 'groups'>): Promise<RenderedDocument[]> {
  return (await Promise.all(groups.map((group) => group.render()))).flat()
}

/** The files of a build whose main module gives the bundle. */
export async function bundledContent(
  content: Content,
  now: Date,
  before: CompiledBefore = compiledBefore(),
): Promise<WorkerFiles> {
  const articles = siteArticles(compiledContent(content, before))
  const rendered = await renderSite(content, articles, now)
  const input = { content, rendered, articles, worker: bundleAsWorker }
  const { files } = await makeBundle(input, before.bundle, moduleBudget())
  return files
}
