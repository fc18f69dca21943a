import type { LocalWords, PageSite } from '../model/page-site.ts'

/** What Intl writes for the site; it is made once, since making it costs more than using it. */
export function localWords({
  locale,
  timeZone,
}: Pick<PageSite, 'locale' | 'timeZone'>): LocalWords {
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    language: new Intl.DisplayNames(locale, { type: 'language' }),
  }
}
