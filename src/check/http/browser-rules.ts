import type { Rule } from '../rule.ts'
import { addressRule, answerRule, documentKinds, presentKinds } from './address-rule.ts'
import { headerOf, membersOf } from './exchange.ts'
import { present } from './status-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

const corsRule = answerRule({
  id: 'http-cors',
  level: 'hint',
  sentence: 'Readers that run in a browser may read the answer.',
  kinds: ['feed', 'list', 'api', 'other-path', 'refused', 'missing'],
  after: present,
  findIn(answer) {
    const found = headerOf(answer, 'access-control-allow-origin')
    if (found === '*') return []
    return [{ field: 'Access-Control-Allow-Origin', found: found ?? 'none', expected: '*' }]
  },
})

const exposeRule = answerRule({
  id: 'http-cors-expose',
  level: 'hint',
  sentence: 'Readers that run in a browser may see the validators.',
  kinds: ['feed', 'list', 'api'],
  after: [...present, corsRule],
  findIn(answer) {
    const exposed = membersOf(answer, 'access-control-expose-headers')
    if (exposed.includes('*') || exposed.includes('etag')) return []
    const found = exposed.join(', ') || 'none'
    return [
      { field: 'Access-Control-Expose-Headers', found, expected: 'ETag, Last-Modified, Link' },
    ]
  },
})

const preflightRule = addressRule({
  id: 'http-preflight',
  level: 'warning',
  sentence: 'Readers that run in a browser may send `If-None-Match`.',
  kinds: documentKinds,
  after: [...present, corsRule],
  find({ exchanges: { preflight } }) {
    if (!preflight) return []
    const { answer } = preflight
    const { status } = answer
    if (status !== 200 && status !== 204) {
      return [{ field: 'status', found: `${status} to OPTIONS`, expected: '204' }]
    }
    return requiredOfPreflight
      .filter(({ name, member }) => !allows(membersOf(answer, name.toLowerCase()), member))
      .map(({ name, member }) => ({
        field: name,
        found: headerOf(answer, name.toLowerCase()) ?? 'none',
        expected: member,
      }))
  },
})

// GET and HEAD need no permission (Fetch §3.3.2).
const requiredOfPreflight = [
  { name: 'Access-Control-Allow-Origin', member: '*' },
  { name: 'Access-Control-Allow-Headers', member: 'If-None-Match' },
  { name: 'Access-Control-Allow-Headers', member: 'If-Modified-Since' },
]

const sniffRule = answerRule({
  id: 'http-nosniff',
  level: 'hint',
  sentence: 'Browsers keep to the media type.',
  kinds: presentKinds,
  after: present,
  findIn(answer) {
    const found = headerOf(answer, 'x-content-type-options')
    if (found?.toLowerCase() === 'nosniff') return []
    return [{ field: 'X-Content-Type-Options', found: found ?? 'none', expected: 'nosniff' }]
  },
})

const policyRule = answerRule({
  id: 'http-security-policy',
  level: 'hint',
  sentence: 'Nothing that an article brings along can run in a browser.',
  kinds: documentKinds,
  after: present,
  findIn(answer) {
    const found = headerOf(answer, 'content-security-policy')
    if (found !== undefined && forbidsScripts(found)) return []
    return [
      {
        field: 'Content-Security-Policy',
        found: found ?? 'none',
        expected: "such as default-src 'none'; sandbox",
      },
    ]
  },
})

/** Whether browsers can use it, and are safe with it. */
export const browserRules: readonly Rule<VisitedAddress>[] = [
  corsRule,
  exposeRule,
  preflightRule,
  sniffRule,
  policyRule,
]

function allows(members: readonly string[], member: string): boolean {
  return members.includes('*') || members.includes(member.toLowerCase())
}

/** Whether scripts of its own are all that a document may run, if any. */
function forbidsScripts(policy: string): boolean {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/))
  const valuesOf = (name: string) => directives.find(([first]) => first === name)?.slice(1)
  const sandbox = valuesOf('sandbox')
  if (sandbox && !sandbox.includes('allow-scripts')) return true
  const scripts = valuesOf('script-src') ?? valuesOf('default-src')
  return scripts?.every((source) => !/^(?:\*|'unsafe-\w+'|https?:|data:)$/.test(source)) === true
}
