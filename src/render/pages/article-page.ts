import { html } from 'hono/html'
import { type Article, articlePath } from '../../model/article.ts'
import type { Neighbours } from '../../model/neighbours.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { FeedLink } from '../feed-links.ts'
import { moreArticles, pager } from './article-links.ts'
import { leadingTopics, topicLinks } from './article-list.ts'
import { articleNotes } from './article-notes.ts'
import { articleText } from './article-text.ts'
import { dateElement } from './date-element.ts'
import { followBox } from './follow.ts'
import { type Html, langOf } from './html.ts'
import { layout } from './layout.ts'
import { articleShareMetadata } from './share-metadata.ts'
import { structuredData } from './structured-data.ts'

/** The permanent page of an article. */
export function articlePage(
  site: PageSite,
  feeds: readonly FeedLink[],
  article: Article,
  neighbours: Neighbours,
): Promise<string> {
  const { title, summary, slug, language } = article
  const main = html`
<div class="columns">
<div>
<article class="article">
<header class="heading">
${topicLinks(site, article.topics.slice(0, leadingTopics))}
<h1${langOf(site, language)}>${title}</h1>
${article.summaryFromText ? '' : html`<p class="standfirst"${langOf(site, language)}>${summary}</p>`}
${byline(site, article)}
</header>
<div class="text"${langOf(site, language)}>
${articleText(site, article, 1)}
</div>
${articleNotes(site, article)}
</article>
${pager(site, neighbours)}
</div>
<div class="beside">
${moreArticles(site, neighbours)}
${followBox(site, { path: '/' }, site.phrases.followSite, article.topics)}
</div>
</div>`
  return layout({
    site,
    title: `${title} – ${site.title}`,
    path: articlePath(slug),
    description: summary,
    feeds,
    metadata: html`${articleShareMetadata(site, article)}
${structuredData(site, article)}`,
    main,
  })
}

function byline(site: PageSite, { authors, published, updated }: Article): Html {
  const names = authors.map(({ name, url }, index) => {
    const author = url === undefined ? name : html`<a href="${url}" rel="author">${name}</a>`
    return html`${index === 0 ? '' : ', '}${author}`
  })
  const edited =
    updated > published
      ? html` <span>${site.phrases.updated}${site.phrases.colon} ${dateElement(site, updated)}</span>`
      : ''
  return html`<p class="byline"><span>${names}</span> <span>${dateElement(site, published)}</span>${edited}</p>`
}
