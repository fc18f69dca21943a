import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { PageSite } from '../../model/page-site.ts'

/** A piece of a page, in which all text has been escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** HTML that has been sanitised by the build. */
export function trusted(fragment: string): Html {
  return raw(fragment)
}

/** Marks words that are not in the language of the site. */
export function langOf(site: PageSite, language: string): Html | '' {
  return language === site.language ? '' : html` lang="${language}"`
}
