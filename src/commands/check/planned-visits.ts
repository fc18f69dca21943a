import type { VisitedAddress } from '../../check/http/visited-address.ts'
import type { KnownPath, OtherPath } from './known-path.ts'
import type { SiteAddresses } from './site-addresses.ts'

type Kind = VisitedAddress['kind']

/** An address, what is expected there, and what is to be asked. */
export interface PlannedVisit
  extends Pick<VisitedAddress, 'url' | 'kind' | 'mediaType' | 'canonical' | 'archive'> {
  /** All that readers may ask, or one of their questions. */
  asks: 'all' | 'gzip' | 'plain'
  /** Of a page: the feeds that it is to offer first. */
  nearest?: readonly string[]
}

/**
 * Everything that is to be asked of a site: all of what readers may ask of its feeds and lists,
 * and one question each of the rest.
 * @param site its origin, as its documents have it
 */
export function plannedVisits(addresses: SiteAddresses, site: string): PlannedVisit[] {
  const { feeds, filtered, lists, pages, texts, assets, api, refused, missing, gone } = addresses
  return [
    // First, so that a broken link is told of the page that has it and not of a feed.
    ...pages.map((page) => ({
      ...known('page', page, 'gzip', site),
      nearest: page.nearest.map((path) => absolute(path, site)),
    })),
    ...[...feeds, ...filtered].map((feed) => known('feed', feed, 'all', site)),
    ...lists.map((list) => known('list', list, 'all', site)),
    ...texts.map((text) => known('text', text, 'gzip', site)),
    ...assets.map((asset) => known('asset', asset, 'gzip', site)),
    ...api.map((answer) => known('api', answer, 'all', site)),
    ...addresses.otherPaths.map((path) => other('other-path', path, 'gzip', site)),
    ...addresses.moved.map((path) => other('moved', path, 'plain', site)),
    ...addresses.aliases.map((path) => other('alias', path, 'plain', site)),
    ...refused.map((question) => known('refused', question, 'plain', site)),
    ...missing.map((path) => known('missing', path, 'plain', site)),
    ...gone.map((path) => known('gone', { path }, 'plain', site)),
  ]
}

function known(
  kind: Kind,
  { path, mediaType, canonical }: KnownPath & Partial<OtherPath>,
  asks: PlannedVisit['asks'],
  site: string,
): PlannedVisit {
  return {
    url: absolute(path, site),
    kind,
    asks,
    ...(mediaType !== undefined && { mediaType }),
    ...(canonical !== undefined && { canonical: absolute(canonical, site) }),
  }
}

function other(
  kind: Kind,
  { path, canonical }: OtherPath,
  asks: PlannedVisit['asks'],
  site: string,
): PlannedVisit {
  return { url: absolute(path, site), kind, asks, canonical: absolute(canonical, site) }
}

function absolute(path: string, site: string): string {
  return new URL(path, site).href
}
