import type { Article } from '../../model/article.ts'
import type { PageSite } from '../../model/page-site.ts'
import { leadFigure } from '../lead-figure.ts'
import { fromHere } from './from-here.ts'
import { type Html, trusted } from './html.ts'

/**
 * The text of an article with its picture, as pages show it.
 * @param below the level of the heading that it stands below
 */
export function articleText(site: PageSite, article: Article, below: 1 | 3): Html {
  const text = withoutHost(leadFigure(article) + article.html, site)
  return trusted(withWideTables(belowHeading(text, below)))
}

/** Own addresses without the host. */
function withoutHost(fragment: string, site: PageSite): string {
  return fragment.replace(/<[^>]*>/g, (tag) =>
    tag.replace(/(?<=\s(?:href|src|poster|cite)=")[^"]+/g, (address) => fromHere(site, address)),
  )
}

/** The headings of a text, which start at level 2, below another one. */
function belowHeading(fragment: string, level: number): string {
  return fragment.replace(
    /(<\/?h)([2-6])\b/g,
    (_, start: string, digit: string) => start + Math.min(6, Number(digit) + level - 1),
  )
}

/**
 * Tables that may be wider than the page, in a box that can be scrolled without a mouse. The
 * attribute that readers know for the alignment of a cell is no longer one of HTML.
 */
function withWideTables(fragment: string): string {
  return fragment
    .replace(/(<t[dh]\b[^>]*?) align="(left|center|right)"/g, '$1 class="$2"')
    .replace(/<table\b/g, '<div class="wide" tabindex="0"><table')
    .replace(/<\/table>/g, '</table></div>')
}
