import { html } from 'hono/html'
import { layout, type PageSite } from './layout.ts'

/** What a person gets who opens an address that leads nowhere. */
export function notFoundPage(site: PageSite): Promise<string> {
  return layout({
    site,
    title: `Not found – ${site.title}`,
    channels: [{ title: site.title, path: '/' }],
    main: html`
<h1>Not found</h1>
<p>There is no page at this address. <a href="/">All articles and topics</a></p>`,
  })
}
