import { html } from 'hono/html'
import type { Channel } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { feedList } from './follow.ts'
import { type Html, langOf } from './html.ts'

/** Topics with what they are about, and with their feeds where the page is about those. */
export function topicList(
  site: PageSite,
  topics: readonly Channel[],
  { feeds }: { feeds: boolean },
): Html | '' {
  if (topics.length === 0) return ''
  return html`<section aria-labelledby="topics">
<h2 id="topics">${site.phrases.topics}</h2>
<ul${langOf(site, site.language)} class="topics${feeds ? ' wide' : ''}">${topics.map(
    (channel) => html`
<li>
<h3><a href="${channel.path}">${channel.topic?.title}</a></h3>
<p>${channel.description}</p>
${feeds ? feedList(channel, channel.topic?.title) : ''}
</li>`,
  )}
</ul>
</section>`
}
