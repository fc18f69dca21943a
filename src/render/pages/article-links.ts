import { html } from 'hono/html'
import { articlePath } from '../../model/article.ts'
import type { ArticleLink, Neighbours } from '../../model/neighbours.ts'
import type { PageSite } from '../../model/page-site.ts'
import { dateElement } from './date-element.ts'
import { type Html, langOf } from './html.ts'

/** The articles before and after. */
export function pager(site: PageSite, { newer, older }: Neighbours): Html | '' {
  if (!newer && !older) return ''
  const { phrases } = site
  const link = (rel: string, label: string, article: ArticleLink): Html =>
    html`<p class="${rel}"><span>${label}</span> ${articleLink(site, article)}</p>`
  return html`<nav class="pager" aria-label="${phrases.older} / ${phrases.newer}">
${older ? link('older', phrases.older, older) : ''}
${newer ? link('newer', phrases.newer, newer) : ''}
</nav>`
}

/** Articles of the same topics. */
export function moreArticles(site: PageSite, { more }: Neighbours): Html | '' {
  if (more.length === 0) return ''
  return html`<section aria-labelledby="more">
<h2 id="more">${site.phrases.more}</h2>
<ul class="more">${more.map(
    (article) => html`
<li>${articleLink(site, article)} <span class="date">${dateElement(site, new Date(article.published))}</span></li>`,
  )}
</ul>
</section>`
}

function articleLink(site: PageSite, { slug, title, language }: ArticleLink): Html {
  return html`<a href="${articlePath(slug)}"${langOf(site, language)}>${title}</a>`
}
