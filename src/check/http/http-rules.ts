import type { Rule } from '../rule.ts'
import { browserRules } from './browser-rules.ts'
import { cachingRules } from './caching-rules.ts'
import { encodingRules } from './encoding-rules.ts'
import { etagRules } from './etag-rules.ts'
import { modifiedRules } from './modified-rules.ts'
import { notModifiedRules } from './not-modified-rules.ts'
import { otherAddressRules } from './other-address-rules.ts'
import { requestRules } from './request-rules.ts'
import { stableRules } from './stable-rules.ts'
import { statusRules } from './status-rules.ts'
import { typeRules } from './type-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

/** What readers need of HTTP, whoever serves the feed. */
export const httpRules: readonly Rule<VisitedAddress>[] = [
  ...statusRules,
  ...typeRules,
  ...stableRules,
  ...etagRules,
  ...modifiedRules,
  ...notModifiedRules,
  ...cachingRules,
  ...encodingRules,
  ...requestRules,
  ...browserRules,
  ...otherAddressRules,
]
