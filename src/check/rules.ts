import { contentRules } from './content/content-rules.ts'
import { channelRules } from './feed/channel-rules.ts'
import { feedRules } from './feed/feed-rules.ts'
import { historyRules } from './feed/history-rules.ts'
import { httpRules } from './http/http-rules.ts'
import { linkRules } from './http/link-rules.ts'
import { pageRules } from './http/page-rules.ts'
import type { Rule } from './rule.ts'

/** The rule that is broken by what keeps a build from being made. */
export const buildRule = {
  id: 'content-problem',
  level: 'error',
  sentence: 'The content can be built.',
} as const

/** What every rule is, whatever it looks at. */
export const rules: readonly Pick<Rule<never>, 'id' | 'level' | 'sentence'>[] = [
  buildRule,
  ...contentRules,
  ...feedRules,
  ...channelRules,
  ...historyRules,
  ...httpRules,
  ...pageRules,
  ...linkRules,
]
