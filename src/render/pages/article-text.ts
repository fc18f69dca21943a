import type { Article } from '../../model/article.ts'
import type { PageSite } from '../../model/page-site.ts'
import { leadFigure } from '../lead-figure.ts'
import { type Html, trusted } from './html.ts'

/** The text of an article with its picture, as pages show it. */
export function articleText(site: PageSite, article: Article): Html {
  return trusted(withWideTables(withoutHost(leadFigure(article) + article.html, site)))
}

/** Own addresses without the host: a page also works where it is previewed. */
function withoutHost(fragment: string, { url }: PageSite): string {
  return fragment.replace(/<[^>]*>/g, (tag) => tag.replaceAll(`="${url}/`, '="/'))
}

/**
 * Tables that may be wider than the page, in a box that can be scrolled without a mouse. The
 * attribute that readers know for the alignment of a cell is no longer one of HTML.
 */
function withWideTables(fragment: string): string {
  return fragment
    .replace(/(<t[dh]\b[^>]*?) align="(center|right)"/g, '$1 class="$2"')
    .replace(/<table\b/g, '<div class="wide" tabindex="0"><table')
    .replace(/<\/table>/g, '</table></div>')
}
