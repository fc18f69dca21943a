import { html } from 'hono/html'
import type { Article } from '../../model/article.ts'
import type { Channel } from '../../model/channel.ts'
import type { Site } from '../../model/site.ts'
import { articleList } from './article-list.ts'
import { feedList, layout } from './layout.ts'

/** A topic: what it is about, its feeds and its newest articles. */
export function topicPage(
  site: Site,
  channel: Channel,
  home: Channel,
  articles: readonly Article[],
): Promise<string> {
  const main = html`
<h1>${channel.topic?.title}</h1>
<p>${channel.description}</p>
<section aria-labelledby="follow">
<h2 id="follow">Follow this topic</h2>
${feedList(channel)}
</section>
<section aria-labelledby="newest">
<h2 id="newest">Newest articles</h2>
${articles.length === 0 ? html`<p>No articles yet.</p>` : articleList(site, articles)}
</section>`
  return layout({
    site,
    title: channel.title,
    path: channel.path,
    description: channel.description,
    channels: [channel, home],
    main,
  })
}
