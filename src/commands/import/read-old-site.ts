import type { OldSite } from '../../import/old-site.ts'

/** What the settings of a folder say of the site that it was. */
export function readOldSite(_folder: string, _base: string | undefined): { oldSite?: OldSite } {
  return {}
}
