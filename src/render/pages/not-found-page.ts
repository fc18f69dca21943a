import { html } from 'hono/html'
import { topicPath } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { FeedLink } from '../feed-links.ts'
import { langOf } from './html.ts'
import { layout } from './layout.ts'

/** What a person gets who opens an address that leads nowhere. */
export function notFoundPage(site: PageSite, feeds: readonly FeedLink[]): Promise<string> {
  const { phrases, topics } = site
  return layout({
    site,
    title: `${phrases.notFound} – ${site.title}`,
    feeds,
    main: html`
<header class="heading">
<h1>${phrases.notFound}</h1>
<p class="standfirst">${phrases.notFoundText}</p>
</header>
<ul class="links">
<li><a href="/">${phrases.latest}</a></li>
<li><a href="/feeds/">${phrases.allFeeds}</a></li>${topics.map(
      ({ slug, title }) => html`
<li><a href="${topicPath(slug)}"${langOf(site, site.language)}>${title}</a></li>`,
    )}
</ul>`,
  })
}
