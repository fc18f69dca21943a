import { html } from 'hono/html'
import { type Article, type Correction, markdownPath, type Source } from '../../model/article.ts'
import { topicPath } from '../../model/channel.ts'
import { decodePath } from '../../model/decode-path.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { MediaLink } from '../../model/picture.ts'
import { creditInText } from '../lead-figure.ts'
import { dateElement } from './date-element.ts'
import { fromHere } from './from-here.ts'
import { type Html, langOf } from './html.ts'
import { knownTopics } from './known-topics.ts'

/** What stands below the text of an article: its recording, its corrections, and what it is about. */
export function articleNotes(site: PageSite, article: Article): Html {
  return html`${article.enclosure ? enclosure(site, article.enclosure) : ''}
${corrections(site, article.corrections, article.language)}
<footer>
${article.source ? sourceLine(site, article.source, article.language) : ''}
${creditLine(site, article)}
${topicLine(site, article)}
${tagLine(site, article)}
<p><a href="${markdownPath(article.slug)}">${site.phrases.markdown}</a></p>
</footer>`
}

function corrections(site: PageSite, list: readonly Correction[], language: string): Html | '' {
  if (list.length === 0) return ''
  return html`<section class="corrections" aria-labelledby="corrections">
<h2 id="corrections">${site.phrases.corrections}</h2>
<ul>${list.map(
    ({ date, text }) => html`
<li>${dateElement(site, date)}${site.phrases.colon} <span${langOf(site, language)}>${text}</span></li>`,
  )}
</ul>
</section>`
}

/** A recording that can be played here, or a file that can be had. */
function enclosure(site: PageSite, { url, type = '' }: MediaLink): Html {
  const address = fromHere(site, url)
  const name = decodePath(address.replace(/[?#].*$/, '').replace(/^.*\//, ''))
  const link = html`<a href="${address}">${name || address}</a>`
  return html`<p class="enclosure">${player(address, type)} ${link}</p>`
}

function player(address: string, type: string): Html | '' {
  if (type.startsWith('audio/'))
    return html`<audio controls preload="none" src="${address}"></audio>`
  if (type.startsWith('video/'))
    return html`<video controls preload="none" src="${address}"></video>`
  return ''
}

function sourceLine(site: PageSite, { name, url, published }: Source, language: string): Html {
  const date = published ? html`, ${dateElement(site, published)}` : ''
  return html`<p>${site.phrases.source}${site.phrases.colon} <a href="${url}"${langOf(site, language)}>${name}</a>${date}</p>`
}

function creditLine(site: PageSite, article: Article): Html | '' {
  const { phrases } = site
  const credit = creditInText(article)
  return credit === undefined
    ? ''
    : html`<p>${phrases.picture}${phrases.colon} <span${langOf(site, article.language)}>${credit}</span></p>`
}

function topicLine(site: PageSite, article: Article): Html {
  const { phrases } = site
  const own = knownTopics(site, article.topics)
  return html`<p>${phrases.topics}${phrases.colon} ${own.map(
    ({ slug, title }, index) =>
      html`${index === 0 ? '' : ', '}<a href="${topicPath(slug)}"${langOf(site, site.language)}>${title}</a>`,
  )}</p>`
}

function tagLine(site: PageSite, { tags, language }: Article): Html | '' {
  const { phrases } = site
  if (tags.length === 0) return ''
  return html`<p>${phrases.tags}${phrases.colon} <span${langOf(site, language)}>${tags.join(', ')}</span></p>`
}
