import { html } from 'hono/html'
import type { PageSite } from '../../model/page-site.ts'
import type { Picture } from '../../model/picture.ts'
import { fromHere } from './from-here.ts'
import type { Html } from './html.ts'

/**
 * A picture in its real proportions.
 * @param alt empty beside a title that says the same
 */
export function pictureElement(
  site: PageSite,
  { url, width, height }: Picture,
  alt: string,
  loading: 'eager' | 'lazy' = 'eager',
): Html {
  const size = width && height ? html` width="${width}" height="${height}"` : ''
  const lazy = loading === 'lazy' ? html` loading="lazy"` : ''
  return html`<img src="${fromHere(site, url)}" alt="${alt}"${size}${lazy}>`
}
