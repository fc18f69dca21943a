import {
  type Colours,
  defaultColours,
  lightScheme,
  lowestContrast,
  minimumContrast,
  parseColour,
  readable,
} from '../../model/palette.ts'
import type { Author, Licence, Site } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { checkShape, withoutEmpty } from '../source/check-shape.ts'
import { accept, type Finding, type ProblemList, shown } from '../source/problem-list.ts'
import { mapping } from '../source/schema.ts'
import { optional } from '../values/optional.ts'
import { parseName } from '../values/parse-label.ts'
import { parseLanguage } from '../values/parse-language.ts'
import { parseMoment } from '../values/parse-moment.ts'
import { resolveExternal } from '../values/resolve-address.ts'
import { readOldFeeds } from './old-feeds.ts'
import { parseHub } from './parse-hub.ts'
import { authorityForm, idDateForm, type SiteFields, siteSchema } from './settings-schema.ts'

/** A site without the pictures that it shows. */
export type PlainSite = Omit<Site, 'icon' | 'logo'>

/** Stands in for a site that cannot be read, so that the articles can be checked all the same. */
export const unknownSite: PlainSite = {
  title: '',
  description: '',
  url: 'https://site.invalid',
  language: 'en',
  timeZone: 'UTC',
  ids: { authority: 'site.invalid', date: '2000' },
  authors: {},
  polling: 60,
  window: { items: 50, days: 7 },
  colours: defaultColours,
  footer: { links: [] },
}

/** The site, and the fields of what it links to, which is not resolved yet. */
export interface SiteFile {
  site: PlainSite
  fields: Pick<SiteFields, 'icon' | 'logo'> & { links: SiteFields['footer']['links'] }
}

/**
 * The site that `site.yaml` states; what is wrong with it goes on the list.
 * @param now no change can lie after it
 */
export function readSite(value: unknown, list: ProblemList, now: Date): SiteFile | undefined {
  const fields = checkShape(mapping(siteSchema), withoutEmpty(value), list, standIn)
  if (!fields) return undefined
  const { title, description, url, language, timeZone, ids, polling, window } = fields
  const zone = accept(list, ['timeZone'], parseTimeZone(timeZone)) ?? 'UTC'
  const updated =
    fields.updated === undefined
      ? undefined
      : accept(list, ['updated'], parseChange(fields.updated, zone, now))
  const licence = fields.licence && readLicence(fields.licence, list)
  const origin = accept(list, ['url'], parseSiteUrl(url)) ?? unknownSite.url
  const hub = accept(list, ['hub'], fields.hub && parseHub(fields.hub, origin))
  const site: PlainSite = {
    title: oneLine(title),
    description: oneLine(description),
    url: origin,
    language: accept(list, ['language'], parseLanguage(language)) ?? 'en',
    timeZone: zone,
    ids: readIds(ids, list, now),
    authors: readAuthors(fields.authors, list),
    polling,
    window,
    colours: readColours(fields.colours, list),
    footer: { ...optional('text', fields.footer.text && oneLine(fields.footer.text)), links: [] },
    ...(fields.oldFeeds && { oldFeeds: readOldFeeds(fields.oldFeeds, list) }),
    ...(licence && { licence }),
    ...(hub && { hub }),
    ...(updated && { updated }),
  }
  const { icon, logo, footer } = fields
  return { site, fields: { icon, logo, links: footer.links } }
}

function standIn(field: string): unknown {
  const { authors: _, ...rest } = unknownSite
  const stands = { ...rest, title: '-', description: '-', authors: {} }
  return Object.hasOwn(stands, field) ? stands[field as keyof typeof stands] : undefined
}

function readIds(ids: SiteFields['ids'], list: ProblemList, now: Date): Site['ids'] {
  const authority = accept(list, ['ids', 'authority'], parseAuthority(ids.authority))
  const date = accept(list, ['ids', 'date'], parseIdDate(ids.date, now))
  return { authority: authority ?? unknownSite.ids.authority, date: date ?? unknownSite.ids.date }
}

function parseAuthority(text: string): string | Finding {
  if (authorityForm.test(text)) return text
  return { found: shown(text), expected: 'a domain name in lower case' }
}

/** The date of an authority (RFC 4151 §2.1): it must have been yours on it, so it has been. */
function parseIdDate(text: string, now: Date): string | Finding {
  const form = idDateForm.exec(text)
  const [year, month = '01', day = '01'] = form?.slice(1) ?? []
  const moment = year === undefined ? undefined : parseMoment(`${year}-${month}-${day}`, 'UTC')
  if (moment instanceof Date && moment <= now) return text
  return { found: shown(text), expected: 'a year, month or day of the past, such as 2025-04' }
}

function readAuthors(authors: SiteFields['authors'], list: ProblemList): Record<string, Author> {
  const entries = Object.entries(authors)
  if (entries.length === 0) {
    list.add(['authors'], { found: 'an empty mapping', expected: 'at least one author' })
  }
  return Object.fromEntries(
    entries.map(([key, { name, url, kind }]) => {
      const link = url === undefined ? undefined : resolveExternal(url)
      const address = accept(list, ['authors', key, 'url'], link)
      const known = accept(list, ['authors', key, 'name'], parseName(name)) ?? name
      return [key, { name: known, kind, ...(address && { url: address }) }]
    }),
  )
}

function readLicence(
  { name, url }: NonNullable<SiteFields['licence']>,
  list: ProblemList,
): Licence {
  const link = url === undefined ? undefined : resolveExternal(url)
  const address = accept(list, ['licence', 'url'], link)
  return { name: oneLine(name), ...(address && { url: address }) }
}

/** The colours, which must keep every text readable in the light scheme. */
function readColours(fields: SiteFields['colours'], list: ProblemList): Colours {
  const chosen = Object.entries(fields).map(([name, text = '']) => {
    const colour = parseColour(text)
    const finding = { found: shown(text), expected: 'a colour, such as #9b1c31' }
    return [name, accept(list, ['colours', name], colour ?? finding)] as const
  })
  const colours: Colours = {
    ...defaultColours,
    ...Object.fromEntries(chosen.filter(([, colour]) => colour !== undefined)),
  }
  const scheme = lightScheme(colours)
  const lowest = lowestContrast(scheme)
  if (lowest.paper < minimumContrast) {
    list.add(['colours', 'paper'], {
      found: `${shown(fields.paper)}, on which text has a contrast of ${lowest.paper.toFixed(1)}`,
      expected: `a lighter colour: text needs a contrast of ${minimumContrast}`,
    })
  } else if (lowest.accent < minimumContrast) {
    list.add(['colours', 'accent'], {
      found: `${shown(colours.accent)}, with a contrast of ${lowest.accent.toFixed(1)}`,
      expected: `a contrast of at least ${minimumContrast} with the page`,
      suggestion: `write \`"${readable(colours.accent, scheme.panel, 0)}"\``,
    })
  }
  return colours
}

/** The origin of the site: it is served from the root of a host. */
function parseSiteUrl(text: string): string | Finding {
  const url = URL.parse(text)
  const expected = 'an address without a path, such as https://example.com'
  if (url?.protocol !== 'https:') return { found: shown(text), expected }
  if (url.href !== `${url.origin}/`) {
    return { found: shown(text), expected, suggestion: `write \`${url.origin}\`` }
  }
  return url.origin
}

function parseChange(text: string, zone: string, now: Date): Date | Finding {
  const moment = parseMoment(text, zone)
  if (!(moment instanceof Date) || moment <= now) return moment
  return {
    found: `${shown(text)}, which is to come`,
    expected: 'the time of a change that has been made',
  }
}

function parseTimeZone(text: string): string | Finding {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    return { found: shown(text), expected: 'a time zone, such as Europe/Istanbul or UTC' }
  }
}
