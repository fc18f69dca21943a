import { html } from 'hono/html'
import type { Article } from '../../model/article.ts'
import type { Channel } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { feedLinks } from '../feed-links.ts'
import { articleList } from './article-list.ts'
import { followBox } from './follow.ts'
import { langOf } from './html.ts'
import { layout } from './layout.ts'
import { shareMetadata } from './share-metadata.ts'
import { topicList } from './topic-list.ts'

/** The first page: the newest articles, the site's feeds, and its topics with theirs. */
export function homePage(
  site: PageSite,
  home: Channel,
  topics: readonly Channel[],
  articles: readonly Article[],
): Promise<string> {
  const { phrases } = site
  const main = html`
<p class="tagline"><span${langOf(site, site.language)}>${site.description}</span> <a href="#follow">${phrases.followSite}</a></p>
<div class="columns">
<section aria-labelledby="latest">
<h2 id="latest">${phrases.latest}</h2>
${articles.length === 0 ? html`<p>${phrases.noArticles}</p>` : articleList(site, articles)}
</section>
<div class="beside">
${followBox(site, home, phrases.followSite)}
${topicList(site, topics, { feeds: false })}
</div>
</div>`
  return layout({
    site,
    title: site.title,
    path: home.path,
    description: site.description,
    feeds: feedLinks(site.url, [home, ...topics]),
    metadata: shareMetadata(site, home),
    main,
  })
}
