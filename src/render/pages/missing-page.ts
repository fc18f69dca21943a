import { html } from 'hono/html'
import { topicPath } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { FeedLink } from '../feed-links.ts'
import { langOf } from './html.ts'
import { layout } from './layout.ts'

/**
 * What a person gets who opens an address that leads nowhere.
 * @param gone whether something was there that has been removed
 */
export function missingPage(
  site: PageSite,
  feeds: readonly FeedLink[],
  gone: boolean,
): Promise<string> {
  const { phrases, topics } = site
  const title = gone ? phrases.removed : phrases.notFound
  const text = gone ? phrases.removedText : phrases.notFoundText
  return layout({
    site,
    title: `${title} – ${site.title}`,
    feeds,
    main: html`
<header class="heading">
<h1>${title}</h1>
<p class="standfirst">${text}</p>
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
