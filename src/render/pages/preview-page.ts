import { html } from 'hono/html'
import type { BundledChannel } from '../../model/bundle.ts'
import type { PageSite } from '../../model/page-site.ts'
import { feedLink } from '../feed-links.ts'
import { type Format, formats } from '../formats.ts'
import { copyable, serviceLinks } from './follow.ts'
import { langOf, trusted } from './html.ts'
import { layout } from './layout.ts'

/**
 * A feed as a person sees it who has opened its address in a browser.
 * @param items HTML of its newest items
 */
export function previewPage(
  site: PageSite,
  channel: Omit<BundledChannel, 'stretches'>,
  format: Format,
  items: string,
): Promise<string> {
  const { phrases } = site
  const { path, title, description, name } = channel
  const others = formats.filter((other) => other !== format)
  const { address, title: feedTitle } = feedLink(site.url, channel, format)
  const main = html`
<header class="heading small">
<p class="kicker">${phrases.feed} · ${format.name}</p>
<h1${langOf(site, site.language)}>${title}</h1>
<p class="standfirst">${phrases.aboutFeeds}</p>
</header>
<section class="follow" aria-labelledby="follow">
<h2 id="follow">${phrases.feedAddress}</h2>
${copyable(site, address)}
<h3>${phrases.subscribeWith}</h3>
${serviceLinks(site, address)}
<h3>${phrases.otherFormats}</h3>
<ul class="feeds">${others.map(
    (other) => html`<li><a href="${path}${other.file}">${other.name}</a></li>`,
  )}<li><a href="${path}${format.file}?raw">${phrases.raw}</a></li></ul>
</section>
<section aria-labelledby="items">
<h2 id="items">${phrases.inTheFeed}</h2>
<p${langOf(site, site.language)}><a href="${path}">${name}</a>${phrases.colon} ${description}</p>
${trusted(items)}
</section>`
  return layout({
    site,
    title: feedTitle,
    description,
    feeds: [format, ...others].map((one) => feedLink(site.url, channel, one)),
    main,
  })
}
