import { html } from 'hono/html'
import { type Article, articlePath } from '../../model/article.ts'
import { topicPath } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { dateElement } from './date-element.ts'
import { type Html, langOf } from './html.ts'
import { knownTopics } from './known-topics.ts'
import { pictureElement } from './picture-element.ts'

/** How many topics stand above a title. */
export const leadingTopics = 2

/**
 * Articles as a list of topics, titles, dates and summaries, below a heading of level 2.
 * @param topic slug of the topic that all of them have
 */
export function articleList(site: PageSite, articles: readonly Article[], topic?: string): Html {
  return html`<ol class="articles">${articles.map(
    (article) => html`
<li>
${teaser(site, article, topic)}
</li>`,
  )}
</ol>`
}

/** Links to topics, by their titles. */
export function topicLinks(site: PageSite, slugs: readonly string[]): Html | '' {
  if (slugs.length === 0) return ''
  const own = knownTopics(site, slugs)
  return html`<ul class="kicker"${langOf(site, site.language)}>${own.map(
    ({ slug, title }) => html`<li><a href="${topicPath(slug)}">${title}</a></li>`,
  )}</ul>`
}

function teaser(site: PageSite, article: Article, topic: string | undefined): Html {
  const { slug, title, summary, language, published, topics, image } = article
  const lang = langOf(site, language)
  const others = topics.filter((slug) => slug !== topic)
  return html`<article>
${topicLinks(site, others.slice(0, leadingTopics))}
<h3${lang}><a href="${articlePath(slug)}">${title}</a></h3>
${image ? pictureElement(site, image, '', 'lazy') : ''}
<p${lang}>${summary}</p>
<p class="date">${dateElement(site, published)}</p>
</article>`
}
