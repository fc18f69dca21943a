import type { PageSite } from '../../model/page-site.ts'
import type { Site, Topic } from '../../model/site.ts'
import { localWords } from '../local-words.ts'
import { phrasesIn, speaks } from '../phrases/phrases-in.ts'

/**
 * What every page needs to know of the site.
 * @param files addresses of what every page loads
 */
export function pageSiteOf(
  site: Site,
  topics: readonly Topic[],
  files: PageSite['files'],
  place: Pick<PageSite, 'plainFiles'> = {},
): PageSite {
  const { url, title, description, language, timeZone, licence, icon, logo, footer } = site
  // Words and dates that nobody has written in the language are English.
  const locale = speaks(language) ? language : 'en'
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
    locale,
    words: localWords({ locale, timeZone }),
    phrases: phrasesIn(language),
    files,
    topics: topics.map(({ slug, title, aliases }) => ({ slug, title, aliases })),
    ...place,
  }
}
