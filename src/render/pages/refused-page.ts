import { html } from 'hono/html'
import type { PageSite } from '../../model/page-site.ts'
import type { FeedLink } from '../feed-links.ts'
import { langOf } from './html.ts'
import { inCode } from './in-code.ts'
import { layout } from './layout.ts'

/** What is wrong with a parameter of an address, in English. */
export interface RefusedParameter {
  parameter: string
  found: string
  expected: string
  /** What to write instead, where there is a good guess. */
  suggestion?: string
}

/** What a person gets who asks a feed for what cannot be (RFC 9110 §15.5.1). */
export function refusedPage(
  site: PageSite,
  feeds: readonly FeedLink[],
  problems: readonly RefusedParameter[],
): Promise<string> {
  const { phrases } = site
  const english = langOf(site, 'en')
  return layout({
    site,
    title: `${phrases.refused} – ${site.title}`,
    feeds,
    main: html`
<header class="heading small">
<h1>${phrases.refused}</h1>
</header>
<ul class="more">${problems.map(
      ({ parameter, found, expected, suggestion }) => html`
<li>
<p><code>${parameter}</code>${phrases.colon} <span${english}>${inCode(found)}</span></p>
<p>${phrases.allowed}${phrases.colon} <span${english}>${inCode(expected)}</span></p>
${suggestion === undefined ? '' : html`<p${english}>${inCode(suggestion)}</p>`}
</li>`,
    )}
</ul>
<ul class="links">
<li><a href="/feeds/#compose">${phrases.compose}</a></li>
<li><a href="/feeds/">${phrases.allFeeds}</a></li>
</ul>`,
  })
}
