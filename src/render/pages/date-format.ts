import type { PageSite } from '../../model/page-site.ts'

/** How days are written; it is made once, since making it costs more than using it. */
export function dateFormat({
  locale,
  timeZone,
}: Pick<PageSite, 'locale' | 'timeZone'>): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
}
