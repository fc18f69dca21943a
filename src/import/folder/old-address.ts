import type { OldSite } from '../old-site.ts'

/** What the address of an article is made of. */
export interface AddressParts {
  /** Path of its file in the folder of the site. */
  path: string
  /** The date as `2024-05-01…`. */
  published?: string | undefined
  slug?: string | undefined
  title?: string | undefined
  categories: readonly string[]
  /** What its own front matter says. */
  permalink?: string | undefined
}

const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
}

/** The path that an article had on its old site, as far as that can be told. */
export function oldPath(parts: AddressParts, { program, permalinks }: OldSite): string | undefined {
  const { permalink } = parts
  if (permalink !== undefined && /[{}]/.test(permalink)) return undefined
  if (permalink !== undefined && !/:\w/.test(permalink)) {
    return `/${permalink.replace(/^https?:\/\/[^/]+/, '').replace(/^\/+/, '')}`.replace(
      /index\.html$/,
      '',
    )
  }
  const { folder, name } = placeOf(parts.path, program)
  const [section = ''] = folder.split('/')
  const style = permalink ?? permalinks[section] ?? permalinks['']
  const pattern =
    styles[style ?? ''] ?? style ?? (program === 'jekyll' ? styles['date'] : undefined)
  const slug = urlized(parts.slug ?? name, program)
  if (pattern === undefined) return tidy(`/${[folder, slug].filter(Boolean).join('/')}/`, program)
  return tidy(
    filled(pattern, { ...parts, slug: parts.slug }, { folder, section, name }, program),
    program,
  )
}

/** The folder within the site and the name of an article, without dates and the name `index`. */
function placeOf(path: string, program: OldSite['program']): { folder: string; name: string } {
  const within = path
    .replace(/^(?:content|src\/content|src\/pages|src)\//, '')
    .replace(/(?:^|\/)_(?:posts|drafts)\//, '/')
    .replace(/^\//, '')
    .replace(/\.\w+$/, '')
    .replace(/\/index$/, '')
  const parts = within.split('/')
  const last = parts.at(-1) ?? ''
  const name = program === 'hugo' ? last : last.replace(/^\d{4}-\d{2}-\d{2}-/, '')
  return { folder: parts.slice(0, -1).join('/'), name }
}

interface Place {
  folder: string
  section: string
  name: string
}

function filled(
  pattern: string,
  parts: AddressParts,
  place: Place,
  program: OldSite['program'],
): string {
  const [date = '', year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})/.exec(parts.published ?? '') ?? []
  const dayOfYear = (Date.parse(date) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1
  const slug = urlized(parts.slug ?? place.name, program)
  const title = program === 'jekyll' ? slug : urlized(parts.title ?? place.name, program)
  const values: Readonly<Record<string, string>> = {
    year,
    month,
    day,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    y_day: String(dayOfYear).padStart(3, '0'),
    yearday: String(dayOfYear),
    slug: program === 'hugo' && parts.slug === undefined ? title : slug,
    title,
    slugorfilename: slug,
    slugorcontentbasename: slug,
    filename: urlized(place.name, program),
    contentbasename: urlized(place.name, program),
    section: place.section,
    sections: place.folder,
    categories: [...(place.folder === '' ? [] : [place.folder]), ...parts.categories]
      .map((one) => urlized(one, program))
      .join('/'),
    output_ext: '.html',
    path: place.folder,
    name: place.name,
  }
  return pattern.replace(/:([a-z_]+)/g, (whole, key: string) => values[key] ?? whole)
}

function urlized(text: string, program: OldSite['program']): string {
  if (program !== 'hugo' && program !== 'jekyll') return text
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}._~/+-]/gu, '')
}

function tidy(path: string, program: OldSite['program']): string {
  const whole = path.replace(/\/{2,}/g, '/')
  return program === 'hugo' ? whole.toLowerCase().replace(/([^/])$/, '$1/') : whole
}
