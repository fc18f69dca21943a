import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { directionOf } from '../../model/direction.ts'
import type { PageSite } from '../../model/page-site.ts'

/** A piece of a page, in which all text has been escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** HTML that has been sanitised by the build. */
export function trusted(fragment: string): Html {
  return raw(fragment)
}

/** Marks words that are not in the language of the page, or are written in the other direction. */
export function langOf({ locale }: Pick<PageSite, 'locale'>, language: string): Html | '' {
  if (language === locale) return ''
  const direction = directionOf(language)
  const dir = direction === directionOf(locale) ? '' : html` dir="${direction}"`
  return html` lang="${language}"${dir}`
}
