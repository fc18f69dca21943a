import { html } from 'hono/html'
import type { BundledChannel } from '../../model/bundle.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { FilterWords } from '../describe-query.ts'
import { type FeedLink, feedLink } from '../feed-links.ts'
import { type Format, formats } from '../formats.ts'
import { copyable, serviceLinks } from './follow.ts'
import { type Html, langOf, trusted } from './html.ts'
import { layout } from './layout.ts'

/** A feed that a page is about. */
export interface PreviewedFeed {
  channel: BundledChannel
  format: Format
  /** Absent for the whole feed. */
  filter?: FeedFilter
  /** Path of the folder that it lies in, where that is not the page of its channel. */
  folder?: string
}

/** What a filtered feed is asked for, and how that is said. */
export interface FeedFilter extends FilterWords {
  /** In canonical form, without the question mark. */
  query: string
}

const noFilter: FeedFilter = { query: '', title: '', description: '' }

/**
 * A feed as a person sees it who has opened its address in a browser.
 * @param items HTML of its newest items
 */
export function previewPage(site: PageSite, feed: PreviewedFeed, items: string): Promise<string> {
  const { channel, format, filter = noFilter, folder = channel.path } = feed
  const { phrases } = site
  const { path, name, description } = channel
  const title = channel.title + filter.title
  const others = othersThan(format)
  const links = previewLinks(site, feed)
  const { address, title: feedTitle } = links[0]
  const search = filter.query && `?${filter.query}`
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
    (other) => html`<li><a href="${folder}${other.file}${search}">${other.name}</a></li>`,
  )}<li><a href="${folder}${format.file}?${filter.query && `${filter.query}&`}raw">${phrases.raw}</a></li></ul>
</section>
<section aria-labelledby="items">
<h2 id="items">${phrases.inTheFeed}</h2>
<p${langOf(site, site.language)}><a href="${path}">${name}</a>${phrases.colon} ${description}</p>
${filter.description ? filterNote(site, path + format.file, filter) : ''}${trusted(items)}
</section>`
  return layout({
    site,
    title: feedTitle,
    description: description + filter.description,
    feeds: links,
    main,
  })
}

/**
 * The feed itself, then the same in other formats. An archive is no feed to follow, since nothing
 * new comes there: its page leads to the feed that it is a part of.
 */
export function previewLinks(
  { url }: Pick<PageSite, 'url'>,
  { channel, format, filter = noFilter }: PreviewedFeed,
): [FeedLink, ...FeedLink[]] {
  const place = { title: channel.title + filter.title, path: channel.path }
  const linkTo = (one: Format): FeedLink => feedLink(url, place, one, filter.query)
  return [linkTo(format), ...othersThan(format).map(linkTo)]
}

function othersThan(format: Format): Format[] {
  return formats.filter((other) => other !== format)
}

/** What the filter is, and the way out of it. */
function filterNote({ phrases }: PageSite, feed: string, { description }: FeedFilter): Html {
  return html`<p>${description.trim()}</p>
<ul class="feeds"><li><a href="${feed}">${phrases.wholeFeed}</a></li><li><a href="/feeds/#compose">${phrases.compose}</a></li></ul>
`
}
