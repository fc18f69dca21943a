import { html } from 'hono/html'
import { type Article, articlePath } from '../../model/article.ts'
import type { Channel } from '../../model/channel.ts'
import { iconAddress, iconSizes } from '../../model/icon.ts'
import { instant } from '../../model/instant.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { Picture } from '../../model/picture.ts'
import type { Html } from './html.ts'
import { knownTopics } from './known-topics.ts'

/** What a channel's page says of itself where its address is shared (Open Graph protocol). */
export function shareMetadata(site: PageSite, channel: Channel): Html {
  return html`${properties({
    'og:type': 'website',
    ...common(site, channel.path, site.language),
    'og:title': channel.topic?.title ?? channel.title,
    'og:description': channel.description,
    ...pictureOf(channel.image ?? siteIcon(site)),
  })}
<meta name="twitter:card" content="summary">`
}

/** What an article says of itself where its address is shared (Open Graph protocol). */
export function articleShareMetadata(site: PageSite, article: Article): Html {
  const { title, summary, slug, language, published, updated, tags, inFeeds } = article
  // Hardly any service shows drawings.
  const image = article.image?.type === 'image/svg+xml' ? undefined : article.image
  const [section] = knownTopics(site, article.topics)
  return html`${properties({
    'og:type': inFeeds ? 'article' : 'website',
    ...common(site, articlePath(slug), language),
    'og:title': title,
    'og:description': summary,
    ...pictureOf(image ?? siteIcon(site)),
    'og:image:alt': image?.alt,
    'article:published_time': instant(published),
    'article:modified_time': instant(updated),
    'article:section': section?.title,
  })}${tags.map(
    (tag) => html`
<meta property="article:tag" content="${tag}">`,
  )}
<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">`
}

function common(site: PageSite, path: string, language: string): Record<string, string> {
  return {
    'og:url': site.url + path,
    'og:site_name': site.title,
    'og:locale': territory(language),
  }
}

/** The language and where it is mostly spoken, in the form of the protocol. */
function territory(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize()
  return region === undefined ? language : `${language}_${region}`
}

function siteIcon({ icon }: PageSite): Picture {
  return {
    url: iconAddress(icon, 'full'),
    type: 'image/png',
    width: iconSizes.full,
    height: iconSizes.full,
  }
}

function pictureOf({
  url,
  type,
  width,
  height,
}: Picture): Record<string, string | number | undefined> {
  return {
    'og:image': url,
    'og:image:type': type,
    'og:image:width': width,
    'og:image:height': height,
  }
}

function properties(facts: Readonly<Record<string, string | number | undefined>>): Html {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  return html`${known.map(
    ([name, value], index) =>
      html`${index === 0 ? '' : '\n'}<meta property="${name}" content="${value}">`,
  )}`
}
