import { html } from 'hono/html'
import type { Article } from '../../model/article.ts'
import { type Channel, topicPath } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { feedLinks } from '../feed-links.ts'
import { articleList } from './article-list.ts'
import { followBox } from './follow.ts'
import { type Html, langOf } from './html.ts'
import { layout } from './layout.ts'
import { pictureElement } from './picture-element.ts'
import { shareMetadata } from './share-metadata.ts'

// As many as one takes in at a glance.
const relatedTopics = 5

/** A topic: what it is about, its feeds, its newest articles and the topics near to it. */
export function topicPage(
  site: PageSite,
  channel: Channel,
  home: Channel,
  articles: readonly Article[],
): Promise<string> {
  const { phrases } = site
  const main = html`
<header class="heading">
<p class="kicker"><span>${phrases.topic}</span> <a href="#follow">${phrases.followTopic}</a></p>
<h1${langOf(site, site.language)}>${channel.topic?.title}</h1>
<p class="standfirst"${langOf(site, site.language)}>${channel.description}</p>
</header>
${banner(site, channel, articles)}
<div class="columns">
<section aria-labelledby="latest">
<h2 id="latest">${phrases.latest}</h2>
${articles.length === 0 ? html`<p>${phrases.noArticles}</p>` : articleList(site, articles, channel.topic?.slug)}
</section>
<div class="beside">
${followBox(site, channel, phrases.followTopic)}
${related(site, channel, articles)}
</div>
</div>`
  return layout({
    site,
    title: channel.title,
    path: channel.path,
    description: channel.description,
    feeds: feedLinks(site.url, [channel, home]),
    metadata: shareMetadata(site, channel),
    main,
  })
}

/** The topics that share most articles with this one. */
function related(site: PageSite, { topic }: Channel, articles: readonly Article[]): Html | '' {
  const others = site.topics
    .filter(({ slug }) => slug !== topic?.slug)
    .map((other) => ({
      ...other,
      shared: articles.filter(({ topics }) => topics.includes(other.slug)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, relatedTopics)
  if (others.length === 0) return ''
  return html`<section aria-labelledby="related">
<h2 id="related">${site.phrases.related}</h2>
<ul class="links"${langOf(site, site.language)}>${others.map(
    ({ slug, title }) => html`
<li><a href="${topicPath(slug)}">${title}</a></li>`,
  )}
</ul>
</section>`
}

/** The picture of the topic, unless the first article shows it below. */
function banner(site: PageSite, { image }: Channel, [first]: readonly Article[]): Html | '' {
  if (!image || first?.image?.url === image.url) return ''
  return html`<p class="banner">${pictureElement(site, image, '')}</p>`
}
