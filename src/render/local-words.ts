import { once } from '../model/once.ts'
import type { LocalWords, PageSite } from '../model/page-site.ts'

/**
 * What Intl writes for the site. Each is made when it is first needed, and kept: making one costs
 * more than a page.
 */
export function localWords({
  locale,
  timeZone,
}: Pick<PageSite, 'locale' | 'timeZone'>): LocalWords {
  const date = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }))
  const day = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }))
  const moment = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone }),
  )
  const or = once(() => new Intl.ListFormat(locale, { type: 'disjunction' }))
  const and = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const language = once(() => new Intl.DisplayNames(locale, { type: 'language' }))
  return {
    get date() {
      return date()
    },
    get day() {
      return day()
    },
    get moment() {
      return moment()
    },
    get or() {
      return or()
    },
    get and() {
      return and()
    },
    get language() {
      return language()
    },
  }
}
