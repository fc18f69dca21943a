import { html } from 'hono/html'
import { type Article, articlePath } from '../../model/article.ts'
import { dateElement, type Html, type PageSite } from './layout.ts'

/** Articles as a list of titles, dates and summaries. */
export function articleList(site: PageSite, articles: readonly Article[]): Html {
  return html`<ol class="articles">${articles.map(
    (article) => html`
<li lang="${article.language}">
<h3><a href="${articlePath(article.slug)}">${article.title}</a></h3>
<p class="date">${dateElement(site, article.published)}</p>
<p>${article.summary}</p>
</li>`,
  )}
</ol>`
}
