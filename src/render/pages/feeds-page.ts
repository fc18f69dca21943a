import { html } from 'hono/html'
import type { Channel } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { feedLinks } from '../feed-links.ts'
import { formats } from '../formats.ts'
import { composeForm } from './compose-form.ts'
import { copyable, feedList, serviceLinks } from './follow.ts'
import { langOf } from './html.ts'
import { layout } from './layout.ts'
import { shareMetadata } from './share-metadata.ts'
import { topicList } from './topic-list.ts'

/** All feeds, and how to follow them. */
export function feedsPage(
  site: PageSite,
  home: Channel,
  topics: readonly Channel[],
): Promise<string> {
  const { phrases } = site
  const address = `${site.url}${home.path}${formats[0].file}`
  const main = html`
<header class="heading">
<h1>${phrases.feeds}</h1>
<p class="standfirst">${phrases.aboutFeeds}</p>
</header>
<section aria-labelledby="site">
<h2 id="site">${phrases.followSite}</h2>
<p${langOf(site, site.language)}>${site.description}</p>
${copyable(site, address)}
${feedList(home)}
<h3>${phrases.subscribeWith}</h3>
${serviceLinks(site, address)}
<p><a href="/feeds.opml" download>${phrases.opml}</a></p>
${
  site.plainFiles
    ? ''
    : html`<p><a href="#compose">${phrases.compose}</a></p>
`
}</section>
${topicList(site, topics, { feeds: true })}
${site.plainFiles ? '' : composeForm(site)}`
  return layout({
    site,
    title: `${phrases.feeds} – ${site.title}`,
    path: '/feeds/',
    description: phrases.aboutFeeds,
    feeds: feedLinks(site.url, [home, ...topics]),
    metadata: shareMetadata(site, { ...home, path: '/feeds/', title: phrases.feeds }),
    main,
  })
}
