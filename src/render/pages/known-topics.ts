import type { PageSite } from '../../model/page-site.ts'

/** The topics with these slugs, in the order of the site. */
export function knownTopics({ topics }: PageSite, slugs: readonly string[]): PageSite['topics'] {
  return topics.filter(({ slug }) => slugs.includes(slug))
}
