import { addressRules } from './address-rules.ts'
import { arrivalRules } from './arrival-rules.ts'
import { bodyRules } from './body-rules.ts'
import { buildRules } from './build-rules.ts'
import { cacheRules } from './cache-rules.ts'
import { hubRules } from './hub-rules.ts'
import type { LiveFeed } from './live-feed.ts'
import type { LiveRule } from './live-rule.ts'
import { revalidationRules } from './revalidation-rules.ts'
import { siteRules } from './site-rules.ts'
import { variantRules } from './variant-rules.ts'

/** What subscribers need of a feed of a live site, besides what `npm run check` looks at. */
export const liveFeedRules: readonly LiveRule<LiveFeed>[] = [
  ...arrivalRules,
  ...bodyRules,
  ...revalidationRules,
  ...cacheRules,
  ...buildRules,
  ...addressRules,
  ...hubRules,
]

/** What every live rule is, whatever it looks at. */
export const liveRules: readonly Omit<LiveRule<never>, 'find'>[] = [
  ...liveFeedRules,
  ...variantRules,
  ...siteRules,
]
