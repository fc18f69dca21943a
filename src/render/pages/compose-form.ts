import { html } from 'hono/html'
import type { PageSite } from '../../model/page-site.ts'
import { queryBounds } from '../../model/query-bounds.ts'
import { formats } from '../formats.ts'
import { copyable } from './follow.ts'
import { type Html, langOf } from './html.ts'

/**
 * A form that leads to a filtered feed of the whole site. Its fields are the parameters of the
 * feed's address; a script shows that address.
 */
export function composeForm(site: PageSite): Html {
  const { phrases } = site
  const [first] = formats
  return html`<section class="follow" aria-labelledby="compose">
<h2 id="compose">${phrases.compose}</h2>
<form action="/${first.file}" data-site="${site.url}">
${topicChoices(site, 'any', phrases.anyTopics)}
<p><label>${phrases.words} <input type="search" name="q"></label></p>
<details>
<summary>${phrases.moreChoices}</summary>
${topicChoices(site, 'not', phrases.noTopics)}
<p class="fields"><label>${phrases.firstDay} <input type="date" name="since"></label>
<label>${phrases.lastDay} <input type="date" name="until"></label>
<label>${phrases.limit} <input type="number" name="limit" min="${queryBounds.limit.least}" max="${queryBounds.limit.most}"></label></p>
<p><label><input type="checkbox" name="content" value="summary"> ${phrases.summariesOnly}</label></p>
</details>
<p class="fields">${phrases.openAs}${phrases.colon}${formats.map(
    ({ file, name }) => html`
<button type="submit" formaction="/${file}">${name}</button>`,
  )}</p>
<div hidden>
<h3>${phrases.feedAddress}</h3>
${copyable(site, `${site.url}/${first.file}`)}
</div>
</form>
</section>`
}

/** A box to tick for each topic. */
function topicChoices(site: PageSite, parameter: string, legend: string): Html | '' {
  if (site.topics.length === 0) return ''
  return html`<fieldset>
<legend>${legend}</legend>
<ul class="links"${langOf(site, site.language)}>${site.topics.map(
    ({ slug, title }) => html`
<li><label><input type="checkbox" name="${parameter}" value="${slug}"> ${title}</label></li>`,
  )}
</ul>
</fieldset>`
}
