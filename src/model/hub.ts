import type { Site } from './site.ts'

/** What `hub` of `site.yaml` says for the hub in the site's own Worker. */
export const ownHub = 'self'

/** Path of the hub in the site's own Worker. */
export const hubPath = '/hub'

/** A hub that passes news of feeds on to their subscribers (WebSub §7). */
export interface Hub {
  /** Absolute address. */
  url: string
  /** Whether it is in the site's own Worker. */
  own: boolean
}

/** The hub of a site, if it names one. */
export function hubOf({ url, hub }: Pick<Site, 'url' | 'hub'>): Hub | undefined {
  if (hub === undefined) return undefined
  return hub === ownHub ? { url: url + hubPath, own: true } : { url: hub, own: false }
}
