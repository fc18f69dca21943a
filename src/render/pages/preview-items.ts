import { html } from 'hono/html'
import { type Article, articlePath } from '../../model/article.ts'
import type { PageSite } from '../../model/page-site.ts'
import { previewSize } from '../../model/preview-size.ts'
import { articleText } from './article-text.ts'
import { dateElement } from './date-element.ts'
import { type Html, langOf } from './html.ts'

/** The newest items of a feed as a reader shows them, the same for all formats. */
export async function previewItems(site: PageSite, articles: readonly Article[]): Promise<string> {
  if (articles.length === 0) return (await html`<p>${site.phrases.noArticles}</p>`).toString()
  const list = await html`<ol class="items">${articles.slice(0, previewSize).map(
    (article) => html`
<li>
${item(site, article)}
</li>`,
  )}
</ol>`
  return list.toString()
}

function item(site: PageSite, article: Article): Html {
  const { slug, title, summary, language, published, authors } = article
  const lang = langOf(site, language)
  return html`<article>
<h3${lang}><a href="${articlePath(slug)}">${title}</a></h3>
<p class="byline"><span>${authors.map(({ name }) => name).join(', ')}</span> <span>${dateElement(site, published)}</span></p>
<p${lang}>${summary}</p>
<details>
<summary>${site.phrases.fullText}</summary>
<div class="text"${lang}>
${articleText(site, article, 3)}
</div>
</details>
</article>`
}
