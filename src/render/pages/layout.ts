import { html, raw } from 'hono/html'
import { apiRoot } from '../../model/api/api-paths.ts'
import { topicPath } from '../../model/channel.ts'
import { directionOf } from '../../model/direction.ts'
import { faviconSizes, iconAddress } from '../../model/icon.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { Logo } from '../../model/site.ts'
import type { FeedLink } from '../feed-links.ts'
import { fromHere } from './from-here.ts'
import { type Html, langOf } from './html.ts'
import { pictureElement } from './picture-element.ts'

interface Page {
  site: PageSite
  /** As tabs and search results show it. */
  title: string
  /** Path of the page; absent for pages that have no address of their own. */
  path?: string
  description?: string
  /** The feeds that the page leads to; readers take the first. */
  feeds: readonly FeedLink[]
  /** What programs may know of the page. */
  metadata?: Html
  main: Html
}

// More would be no navigation.
const topicsInNavigation = 10

/** A whole page around its main part. */
export async function layout(page: Page): Promise<string> {
  const { site, path, main } = page
  const whole = await html`<!doctype html>
<html lang="${site.locale}" dir="${directionOf(site.locale)}">
<head>
${headElements(page)}
</head>
<body>
<a class="skip" href="#main">${site.phrases.skip}</a>
${masthead(site, path)}
<main id="main">
${main}
</main>
${footer(site)}
</body>
</html>
`
  return whole.toString()
}

function headElements({ site, title, path, description, feeds, metadata }: Page): Html {
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description === undefined ? '' : html`<meta name="description" content="${description}">`}
${path === undefined ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${site.url}${path}">`}
${feeds.map(
  ({ title, mediaType, address }) =>
    html`<link rel="alternate" type="${mediaType}" title="${title}" href="${address}">
`,
)}${icons(site)}
<link rel="stylesheet" href="${site.files.style}">
<script src="${site.files.script}" defer></script>
${metadata ?? ''}`
}

function icons(site: PageSite): Html {
  const { icon } = site
  return html`<link rel="icon" href="/favicon.ico" sizes="${faviconSizes.map((size) => `${size}x${size}`).join(' ')}">
<link rel="icon" type="image/png" href="${fromHere(site, iconAddress(icon, 'full'))}" sizes="512x512">
<link rel="apple-touch-icon" href="${fromHere(site, iconAddress(icon, 'touch'))}">`
}

function masthead(site: PageSite, path: string | undefined): Html {
  const { phrases, topics } = site
  const lang = langOf(site, site.language)
  const name = html`<a href="/">${site.logo ? logoPicture(site, site.logo) : site.title}</a>`
  return html`<header class="masthead">
<div>
${path === '/' ? html`<h1 class="name"${lang}>${name}</h1>` : html`<p class="name"${lang}>${name}</p>`}
<p class="to-feeds"><a href="/feeds/"${current(path === '/feeds/')}>${phrases.feeds}</a></p>
</div>
<nav aria-label="${phrases.topics}">
<ul>${topics.slice(0, topicsInNavigation).map(
    ({ slug, title }) => html`
<li><a href="${topicPath(slug)}"${lang}${current(path === topicPath(slug))}>${title}</a></li>`,
  )}${
    topics.length > topicsInNavigation
      ? html`
<li><a href="/#topics">${phrases.allTopics}</a></li>`
      : ''
  }
</ul>
</nav>
</header>`
}

function logoPicture(site: PageSite, logo: Logo): Html {
  const image = pictureElement(site, logo, site.title)
  const { dark } = logo
  if (!dark) return image
  return html`<picture><source srcset="${fromHere(site, dark.url)}" media="screen and (prefers-color-scheme: dark)">${image}</picture>`
}

function footer(site: PageSite): Html {
  const {
    phrases,
    title,
    licence,
    footer: { text, links },
  } = site
  return html`<footer class="foot">
<p${langOf(site, site.language)}><a href="/">${title}</a>${text === undefined ? '' : html`. ${text}`}</p>
<ul>
<li><a href="/feeds/">${phrases.allFeeds}</a></li>
<li><a href="${apiRoot}">API</a></li>${links.map(
    ({ name, url }) => html`
<li><a href="${fromHere(site, url)}"${langOf(site, site.language)}>${name}</a></li>`,
  )}${
    licence
      ? html`
<li>${phrases.licence}${phrases.colon} ${licenceName(licence)}</li>`
      : ''
  }
</ul>
</footer>`
}

function licenceName({ name, url }: NonNullable<PageSite['licence']>): Html | string {
  return url === undefined ? name : html`<a rel="license" href="${url}">${name}</a>`
}

function current(isCurrent: boolean): Html | '' {
  return isCurrent ? raw(' aria-current="page"') : ''
}
