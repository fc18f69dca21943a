import { type BundleMemory, bundleMemory } from '../../src/bundle/bundle-memory.ts'
import { makeBundle } from '../../src/bundle/make-bundle.ts'
import type { WorkerFiles } from '../../src/bundle/output-file.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import type { RenderedDocument, RenderedSite } from '../../src/model/rendered-site.ts'
import { siteArticles } from '../../src/model/site-articles.ts'
import { renderSite } from '../../src/render/render-site.ts'
import { bundleAsWorker } from '../serve/load-bundle.ts'
import type { ReadContent } from './read-files.ts'

export interface RenderedContent extends RenderedSite {
  documents: RenderedDocument[]
}

/** What is rendered of a content, with the texts of all its documents. */
export async function renderedContent(
  { content, articles }: ReadContent,
  now: Date,
): Promise<RenderedContent> {
  const rendered = await renderSite(content, siteArticles(articles), now)
  return { ...rendered, documents: await documentsOf(rendered) }
}

export async function documentsOf({
  groups,
}: Pick<RenderedSite, 'groups'>): Promise<RenderedDocument[]> {
  return (await Promise.all(groups.map((group) => group.render()))).flat()
}

/**
 * The files of a build whose main module gives the bundle.
 * @param before what it can take from other bundles of the same test
 */
export async function bundledContent(
  { content, ...read }: ReadContent,
  now: Date,
  before: BundleMemory = bundleMemory(),
): Promise<WorkerFiles> {
  const articles = siteArticles(read.articles)
  const rendered = await renderSite(content, articles, now)
  const input = { content, rendered, articles, worker: bundleAsWorker }
  const { files } = await makeBundle(input, before, moduleBudget())
  return files
}
