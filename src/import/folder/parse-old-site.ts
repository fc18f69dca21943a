import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import type { OldSite } from '../old-site.ts'
import { matterOf, textIn } from './matter-values.ts'

/** Names of the settings of a program, by which its folder is told. */
export const oldSettings: readonly { program: OldSite['program']; name: RegExp }[] = [
  { program: 'hugo', name: /^(?:hugo|config)\.(?:toml|ya?ml|json)$/ },
  { program: 'jekyll', name: /^_config\.ya?ml$/ },
  { program: 'eleventy', name: /^(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/ },
  { program: 'astro', name: /^astro\.config\.[cm]?[jt]s$/ },
]

/**
 * What settings say of a site; those that are programs tell only what can be read off them.
 * @param folder where they lie
 */
export function parseOldSite(
  program: OldSite['program'],
  name: string,
  text: string,
  folder: string,
): OldSite {
  const fields = matterOf(parsed(name, text))
  const written = textIn(fields, 'baseurl') ?? textIn(fields, 'url', 'site')
  const base = program === 'jekyll' ? jekyllBase(fields) : written
  const language = textIn(fields, 'languagecode', 'defaultcontentlanguage', 'lang')
  const timeZone = textIn(fields, 'timezone')
  return {
    program,
    folder,
    permalinks: permalinksIn(fields.get('permalinks') ?? fields.get('permalink')),
    ...(base !== undefined && /^https?:\/\//.test(base) && { base: base.replace(/\/?$/, '/') }),
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && isZone(timeZone) && { timeZone }),
  }
}

function jekyllBase(fields: ReturnType<typeof matterOf>): string | undefined {
  const url = textIn(fields, 'url')
  return url === undefined ? undefined : url.replace(/\/$/, '') + (textIn(fields, 'baseurl') ?? '')
}

function parsed(name: string, text: string): Record<string, unknown> {
  try {
    if (name.endsWith('.toml')) return parseToml(text)
    if (/\.ya?ml$/.test(name)) return parseYaml(text) ?? {}
    if (name.endsWith('.json')) return JSON.parse(text)
  } catch {
    return {}
  }
  // `site: 'https://…'` in the settings of Astro.
  const [, site] = /\bsite\s*:\s*['"`](https?:\/\/[^'"`]+)['"`]/.exec(text) ?? []
  return site === undefined ? {} : { site }
}

/** One pattern for all, or one a section; Hugo may have them by kinds of pages. */
function permalinksIn(value: unknown): Record<string, string> {
  if (typeof value === 'string') return { '': value }
  if (typeof value !== 'object' || value === null) return {}
  const fields = 'page' in value && typeof value.page === 'object' ? (value.page ?? {}) : value
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
