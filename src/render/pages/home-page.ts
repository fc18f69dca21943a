import { html } from 'hono/html'
import type { Article } from '../../model/article.ts'
import type { Channel } from '../../model/channel.ts'
import type { Site } from '../../model/site.ts'
import { articleList } from './article-list.ts'
import { feedList, layout } from './layout.ts'

/** The first page: the site's feeds, its topics with theirs, and the newest articles. */
export function homePage(
  site: Site,
  home: Channel,
  topics: readonly Channel[],
  articles: readonly Article[],
): Promise<string> {
  const main = html`
<h1>${site.title}</h1>
<p>${site.description}</p>
<section aria-labelledby="follow">
<h2 id="follow">Follow everything</h2>
${feedList(home)}
</section>
<section aria-labelledby="newest">
<h2 id="newest">Newest articles</h2>
${articleList(site, articles)}
</section>
<section aria-labelledby="topics">
<h2 id="topics">Topics</h2>
<ul class="topics">${topics.map(
    (channel) => html`
<li>
<h3><a href="${channel.path}">${channel.topic?.title}</a></h3>
<p>${channel.description}</p>
${feedList(channel)}
</li>`,
  )}
</ul>
</section>`
  return layout({
    site,
    title: site.title,
    path: home.path,
    description: site.description,
    channels: [home, ...topics],
    main,
  })
}
