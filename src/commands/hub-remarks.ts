import type { Site } from '../model/site.ts'

/** What a site with a hub is to know of a build that nobody tells the hub of. */
export function hubRemarks({ hub }: Pick<Site, 'hub'>): string[] {
  if (hub === undefined) return []
  return ['The hub of site.yaml is not advertised: only npm run deploy tells it of changes.']
}
