import { html } from 'hono/html'
import { type ApiName, apiNames, apiPaths } from '../../model/api/api-paths.ts'
import type { ApiRoute, ApiSample } from '../../model/api/api-routes.ts'
import { routesOf } from '../../model/api/plain-routes.ts'
import type { ParameterKind } from '../../model/api/query-values.ts'
import type { Channel } from '../../model/channel.ts'
import type { PageSite } from '../../model/page-site.ts'
import { type QueryParameter, queryParameters } from '../../model/query-parameters.ts'
import { feedLinks } from '../feed-links.ts'
import { apiExamples } from './api-examples.ts'
import { type Html, langOf } from './html.ts'
import { inCode } from './in-code.ts'
import { layout } from './layout.ts'
import { shareMetadata } from './share-metadata.ts'

const about = 'Everything that this site publishes, as JSON, for programs.'

/** What the API gives, for those who write programs; in English whatever the site speaks. */
export function apiPage(site: PageSite, home: Channel, sample: ApiSample): Promise<string> {
  const routes = routesOf(site)
  const main = html`
<article class="article"${langOf(site, 'en')}>
<header class="heading small">
<h1>API</h1>
<p class="standfirst">${about}</p>
</header>
<div class="text">
<p>${introduction(site)} <a href="/openapi.json">/openapi.json</a> describes the same as OpenAPI 3.1.</p>
${apiNames.map((name) => routeSection(name, routes[name], sample))}
${site.plainFiles ? '' : parameters}<h2 id="programs">Programs</h2>
${apiExamples(site.url, routes.articles.example(sample) ?? '').map(
  ({ title, code }) => html`<h3>${title}</h3>
<pre><code>${code}</code></pre>
`,
)}</div>
</article>`
  return layout({
    site,
    title: `API – ${site.title}`,
    path: '/api/',
    description: about,
    feeds: feedLinks(site.url, [home]),
    metadata: shareMetadata(site, { ...home, path: '/api/', title: 'API', description: about }),
    main,
  })
}

function introduction({ plainFiles }: PageSite): Html {
  const access = 'All of it is public and may be asked for from any page of the web.'
  if (plainFiles) return html`${access} All answers are plain files: no parameters change them.`
  return html`${access} What is found has an <code>ETag</code>: send it back as <code>If-None-Match</code>, and 304 says that nothing has changed. Failures are told as <code>application/problem+json</code>.`
}

function routeSection(name: ApiName, route: ApiRoute, sample: ApiSample): Html {
  const address = route.example(sample)
  return html`<h2 id="route-${name}"><code>${apiPaths[name].replace(/:(\w+)/g, '<$1>')}</code></h2>
<p>${inCode(route.description)}</p>
<ul>${Object.entries(route.pathParameters).map(
    ([parameter, meaning]) => html`
<li><code>&lt;${parameter}&gt;</code>: ${inCode(meaning)}</li>`,
  )}${
    route.queryParameters.length === 0
      ? ''
      : html`
<li>It takes these <a href="#parameters">parameters</a>: ${inCode(namesOf(route.queryParameters))}.</li>`
  }${
    address === undefined
      ? ''
      : html`
<li>For example <a href="${address}"><code>${address}</code></a></li>`
  }
<li>Type: <code>${route.mediaType}</code></li>${failureLines(route)}
</ul>
`
}

function failureLines({ moved, failures }: ApiRoute): Html[] {
  const states = { ...(moved !== undefined && { 308: moved }), ...failures }
  return Object.entries(states).map(
    ([status, meaning]) => html`
<li>${status}: ${inCode(meaning)}</li>`,
  )
}

function namesOf(parameters: readonly QueryParameter[]): string {
  return parameters.map(({ name }) => `\`${name}\``).join(', ')
}

function parameterTable(parameters: readonly QueryParameter[]): Html {
  return html`<div class="wide" tabindex="0">
<table>
<thead><tr><th scope="col">Parameter</th><th scope="col">Means</th><th scope="col">Written</th></tr></thead>
<tbody>${parameters.map(
    ({ name, description, kind }) => html`
<tr><th scope="row"><code>${name}</code></th><td>${inCode(description)}</td><td>${inCode(written[kind])}</td></tr>`,
  )}
</tbody>
</table>
</div>`
}

/** How the values of each kind are written. */
const written: Readonly<Record<ParameterKind, string>> = {
  list: 'with commas between several',
  names: 'once for each of several',
  ranges: 'once for each of several',
  moment: '`2025-04-11`, or `2025-04-11T09:30:00Z`',
  terms: 'words with spaces between them',
  count: 'a whole number',
  extent: '`full` or `summary`',
}

const parameters = html`<h2 id="parameters">Parameters</h2>
<p>Every feed of the site takes them too, in each of its formats.</p>
${parameterTable(queryParameters)}
`
