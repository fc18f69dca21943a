import type { PageSite } from '../../model/page-site.ts'
import type { Site, Topic } from '../../model/site.ts'
import { phrasesIn } from '../phrases/phrases-in.ts'

/**
 * What every page needs to know of the site.
 * @param files addresses of what every page loads
 */
export function pageSiteOf(
  site: Site,
  topics: readonly Topic[],
  files: PageSite['files'],
): PageSite {
  const { url, title, description, language, timeZone, licence, icon, logo, footer } = site
  return {
    url,
    title,
    description,
    language,
    timeZone,
    footer,
    icon,
    ...(licence && { licence }),
    ...(logo && { logo }),
    direction: directionOf(language),
    phrases: phrasesIn(language),
    files,
    topics: topics.map(({ slug, title }) => ({ slug, title })),
  }
}

/** By the script in which the language is mostly written (Unicode CLDR, likely subtags). */
function directionOf(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize()
  return /^(?:Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Samr|Mand)$/.test(script ?? '') ? 'rtl' : 'ltr'
}
