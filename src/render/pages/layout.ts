import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Licence, Site } from '../../model/site.ts'
import { formats } from '../formats.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every page needs to know of the site. */
export type PageSite = Pick<Site, 'url' | 'title' | 'language' | 'timeZone' | 'licence'>

/** A channel whose feeds a page advertises. */
export interface Advertised {
  title: string
  path: string
}

interface Page {
  site: PageSite
  title: string
  /** Path of the page; absent for pages that have no address of their own. */
  path?: string
  description?: string
  /** The nearest first: that is the one which readers take. */
  channels: readonly Advertised[]
  main: Html
}

/** A whole page around its main part. */
export async function layout({
  site,
  title,
  path,
  description,
  channels,
  main,
}: Page): Promise<string> {
  const page = await html`<!doctype html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description === undefined ? '' : html`<meta name="description" content="${description}">`}
${path === undefined ? '' : html`<link rel="canonical" href="${site.url}${path}">`}
${channels.map((channel) => feedLinks(site, channel))}
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><p><a href="/">${site.title}</a></p></header>
<main>
${main}
</main>
${site.licence ? licenceLine(site.licence) : ''}
</body>
</html>
`
  return page.toString()
}

function licenceLine({ name, url }: Licence): Html {
  const words = url === undefined ? name : html`<a rel="license" href="${url}">${name}</a>`
  return html`<footer><p>Licence: ${words}</p></footer>`
}

/** A date as the site's readers write it, in the site's time zone. */
export function dateElement({ language, timeZone }: PageSite, date: Date): Html {
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(date)
  return html`<time datetime="${date.toISOString()}">${words}</time>`
}

/** The feeds of a channel as links for people. */
export function feedList({ path }: Advertised): Html {
  return html`<ul class="feeds">${formats.map(
    ({ name, file, mediaType }) =>
      html`<li><a href="${path}${file}" type="${mediaType}">${name}</a></li>`,
  )}</ul>`
}

/** HTML that has been sanitised by the build. */
export function trusted(fragment: string): Html {
  return raw(fragment)
}

/** Autodiscovery: absolute addresses, and exact types without parameters. */
function feedLinks(site: PageSite, channel: Advertised): Html[] {
  return formats.map(
    ({ name, file, mediaType }) =>
      html`<link rel="alternate" type="${mediaType}" title="${channel.title} (${name})" href="${site.url}${channel.path}${file}">
`,
  )
}
