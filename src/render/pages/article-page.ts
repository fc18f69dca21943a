import { html } from 'hono/html'
import { type Article, articlePath, type Source } from '../../model/article.ts'
import { topicPath } from '../../model/channel.ts'
import { leadFigure } from '../lead-figure.ts'
import { phrases } from '../phrases.ts'
import { dateElement, type Html, layout, type PageSite, trusted } from './layout.ts'

/**
 * The permanent page of an article.
 * @param topicTitles titles of the topics, by slug
 */
export function articlePage(
  site: PageSite,
  topicTitles: Readonly<Record<string, string>>,
  article: Article,
): Promise<string> {
  const { title, summary, slug, language, source, html: text } = article
  const main = html`
<article lang="${language}">
<h1>${title}</h1>
${byline(site, article)}
<p class="summary">${summary}</p>
<div class="text">
${trusted(fromHere(leadFigure(article) + text, site))}
</div>
<footer>
${source ? sourceLine(site, source, language) : ''}
${labels(topicTitles, article)}
</footer>
</article>`
  return layout({
    site,
    title: `${title} – ${site.title}`,
    path: articlePath(slug),
    description: summary,
    channels: [{ title: site.title, path: '/' }],
    main,
  })
}

/** Own addresses without the host: a page also works where it is previewed. */
function fromHere(text: string, { url }: PageSite): string {
  return text.replace(/<[^>]*>/g, (tag) => tag.replaceAll(`="${url}/`, '="/'))
}

function byline(site: PageSite, { authors, published, updated }: Article): Html {
  const names = authors.map(({ name }) => name).join(', ')
  const edited = updated > published ? html`, updated ${dateElement(site, updated)}` : ''
  return html`<p class="byline">${names}, ${dateElement(site, published)}${edited}</p>`
}

function sourceLine(site: PageSite, { name, url, published }: Source, language: string): Html {
  const date = published ? html`, ${dateElement(site, published)}` : ''
  return html`<p>${phrases(language).source}: <a href="${url}">${name}</a>${date}</p>`
}

function labels(titles: Readonly<Record<string, string>>, { topics, tags }: Article): Html {
  return html`<ul class="labels">${topics.map(
    (slug) => html`<li><a href="${topicPath(slug)}">${titles[slug] ?? slug}</a></li>`,
  )}${tags.map((tag) => html`<li>${tag}</li>`)}</ul>`
}
