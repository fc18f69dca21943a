import { html } from 'hono/html'
import { instant } from '../../model/instant.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { Html } from './html.ts'

/** A date as the page's readers write it, in the site's time zone. */
export function dateElement({ words }: Pick<PageSite, 'words'>, date: Date): Html {
  return html`<time datetime="${instant(date)}">${words.date.format(date)}</time>`
}
