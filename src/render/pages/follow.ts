import { html } from 'hono/html'
import { type Channel, topicPath } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { formats } from '../formats.ts'
import { deviceAddress, subscribeServices } from '../subscribe-services.ts'
import { type Html, langOf } from './html.ts'
import { knownTopics } from './known-topics.ts'

/**
 * A box that says how to follow a channel.
 * @param topics slugs of topics that can be followed instead
 */
export function followBox(
  site: PageSite,
  channel: Pick<Channel, 'path'>,
  heading: string,
  topics: readonly string[] = [],
): Html {
  const { phrases } = site
  return html`<section class="follow" aria-labelledby="follow">
<h2 id="follow">${heading}</h2>
${copyable(site, `${site.url}${channel.path}${formats[0].file}`)}
${feedList(channel)}
${topicFeeds(site, topics)}
<p><a href="/feeds/">${phrases.allFeeds}</a></p>
</section>`
}

function topicFeeds(site: PageSite, slugs: readonly string[]): Html | '' {
  const own = knownTopics(site, slugs)
  if (own.length === 0) return ''
  return html`<h3>${site.phrases.topics}</h3>
<ul class="feeds"${langOf(site, site.language)}>${own.map(
    ({ slug, title }) => html`<li><a href="${topicPath(slug)}${formats[0].file}">${title}</a></li>`,
  )}</ul>`
}

/**
 * The feeds of a channel as links for people.
 * @param title what tells them from those of other channels on the page
 */
export function feedList({ path }: Pick<Channel, 'path'>, title?: string): Html {
  return html`<ul class="feeds">${formats.map(({ name, file }) => {
    const label = title === undefined ? '' : html` aria-label="${name}, ${title}"`
    return html`<li><a href="${path}${file}"${label}>${name}</a></li>`
  })}</ul>`
}

/** The address of a feed; a script puts a button beside it. */
export function copyable({ phrases }: PageSite, address: string): Html {
  return html`<p class="address"><code data-copy="${phrases.copy}" data-copied="${phrases.copied}">${address}</code></p>`
}

/** Links that offer to follow a feed, each in another service. */
export function serviceLinks({ phrases }: PageSite, address: string): Html {
  return html`<ul class="services">${subscribeServices.map(
    (service) => html`
<li><a href="${service.address(address)}" rel="noopener">${service.name}</a></li>`,
  )}
<li><a href="${deviceAddress(address)}">${phrases.onThisDevice}</a></li>
</ul>`
}
