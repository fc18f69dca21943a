import { addressRules } from './address-rules.ts'
import { atomEntryRules } from './atom-entry-rules.ts'
import { atomFeedRules } from './atom-feed-rules.ts'
import { atomIdRules } from './atom-id-rules.ts'
import { atomTextRules } from './atom-text-rules.ts'
import { dateRules } from './date-rules.ts'
import { documentRules } from './document-rules.ts'
import type { FeedRule } from './feed-rule.ts'
import { hubRules } from './hub-rules.ts'
import { identityRules } from './identity-rules.ts'
import { jsonFeedRules } from './json-feed-rules.ts'
import { jsonItemRules } from './json-item-rules.ts'
import { markupRules } from './markup-rules.ts'
import { opmlRules } from './opml-rules.ts'
import { rssChannelRules } from './rss-channel-rules.ts'
import { rssDetailRules } from './rss-detail-rules.ts'
import { rssItemRules } from './rss-item-rules.ts'
import { textRules } from './text-rules.ts'
import { xmlRules } from './xml-rules.ts'

/** All that is checked of a served feed or list of feeds; which of it applies the content tells. */
export const feedRules: readonly FeedRule[] = [
  ...documentRules,
  ...xmlRules,
  ...identityRules,
  ...hubRules,
  ...dateRules,
  ...addressRules,
  ...textRules,
  ...markupRules,
  ...rssChannelRules,
  ...rssItemRules,
  ...rssDetailRules,
  ...atomFeedRules,
  ...atomEntryRules,
  ...atomTextRules,
  ...atomIdRules,
  ...jsonFeedRules,
  ...jsonItemRules,
  ...opmlRules,
]
