import { type Answer, type Exchange, headerOf } from '../http/exchange.ts'
import { clientRule } from './client-rule.ts'
import { adviceOn, cloudflareError } from './cloudflare-error.ts'
import { htmlKind } from './html-kind.ts'

const refusedReaders = 'These readers show an error, ask less often, and give up in the end.'

const loginRule = clientRule({
  id: 'live-login',
  level: 'error',
  sentence: 'Nobody has to log in.',
  harms: 'No reader can log in: its subscribers get nothing.',
  remedy:
    'Take the site out of Cloudflare Access: Zero Trust › Access › Applications, or Access in the settings of the Worker for workers.dev.',
  judge({ redirects }) {
    const login = redirects.map(targetOf).find((url) => url && isLogin(url))
    return login && { field: 'Location', found: login.origin, expected: '200 and the feed' }
  },
})

const redirectedRule = clientRule({
  id: 'live-redirected',
  level: 'error',
  sentence: 'The feed is where the site says that it is.',
  harms:
    'Some readers move their subscription to where the redirect leads, the others take the detour at each poll; who is led in a circle gets nothing.',
  remedy:
    'Look at Rules › Redirect Rules and Page Rules of the zone for one that takes in the address of the feed, and let it be about other hosts and paths only.',
  after: [loginRule],
  judge({ redirects, failure }, { built }) {
    const [first] = redirects
    // Other sites may have moved theirs.
    if (!first || (!built && failure === undefined)) return undefined
    const target = targetOf(first)?.href ?? headerOf(first.answer, 'location')
    const end = failure === undefined ? '' : `, and ${failure}`
    return {
      field: 'Location',
      found: `${first.answer.status} to ${target}${end}`,
      expected: '200 and the feed',
    }
  },
})

const unansweredRule = clientRule({
  id: 'live-unanswered',
  level: 'error',
  sentence: 'Every client gets a whole answer.',
  harms: refusedReaders,
  remedy:
    'Look at the log of the Worker (`npx wrangler tail`) and at Security › Events of the zone for what ended the connection.',
  after: [loginRule, redirectedRule],
  judge: ({ failure }) =>
    failure === undefined ? undefined : { field: '', found: failure, expected: 'an answer' },
})

export const challengeRule = clientRule({
  id: 'live-challenge',
  level: 'error',
  sentence: 'No client has to prove that it is a person.',
  harms: 'No reader can solve a challenge: its subscribers get nothing new any more.',
  remedy:
    'Switch Security › Bots › Bot Fight Mode off (on the Free plan no rule can skip it); skip Super Bot Fight Mode, managed rules and “I’m Under Attack” for the feeds with a WAF custom rule of the action Skip.',
  after: [loginRule, redirectedRule, unansweredRule],
  judge({ first }) {
    if (!first || !isChallenge(first.answer)) return undefined
    const mitigated = headerOf(first.answer, 'cf-mitigated')
    const found = `${first.answer.status} with a challenge`
    return {
      field: mitigated === undefined ? 'body' : 'cf-mitigated',
      found,
      expected: '200 and the feed',
    }
  },
})

export const statusRule = clientRule({
  id: 'live-status',
  level: 'error',
  sentence: 'Every client gets the feed with status 200.',
  harms: refusedReaders,
  remedy: 'The number tells where to look; docs/doctor.md has what each comes from.',
  after: [loginRule, redirectedRule, unansweredRule, challengeRule],
  judge({ first }) {
    if (!first || first.answer.status === 200) return undefined
    const { status } = first.answer
    const retry = headerOf(first.answer, 'retry-after')
    const error = cloudflareError(first.answer)
    const suggestion = adviceOn(status, error)
    const words = [
      String(status),
      ...(error === undefined ? [] : [`error ${error}`]),
      ...(retry === undefined ? [] : [`Retry-After: ${retry}`]),
    ]
    return {
      field: 'status',
      found: words.join(', '),
      expected: '200',
      ...(suggestion !== undefined && { suggestion }),
    }
  },
})

const emptyRule = clientRule({
  id: 'live-empty',
  level: 'error',
  sentence: 'No client gets an empty body.',
  harms: 'Miniflux takes it for an error, others for a feed that has lost all its items.',
  remedy:
    'Look for what takes the body away: a Worker or Snippet before this one, or a cache rule that has kept an answer to HEAD.',
  after: [loginRule, redirectedRule, unansweredRule, challengeRule, statusRule],
  judge: ({ first }) =>
    first?.answer.body.length === 0
      ? { field: 'body', found: 'nothing', expected: 'the feed' }
      : undefined,
})

/** Without these nothing can be said of what a client got. */
export const arrivalRules = [
  loginRule,
  redirectedRule,
  unansweredRule,
  challengeRule,
  statusRule,
  emptyRule,
]

/** Whether an address is that of a login which Cloudflare puts before a site. */
export function isLogin({ hostname }: URL): boolean {
  return hostname.endsWith('.cloudflareaccess.com')
}

function targetOf({ request, answer }: Exchange): URL | undefined {
  return URL.parse(headerOf(answer, 'location') ?? '', request.url) ?? undefined
}

function isChallenge(answer: Answer): boolean {
  return headerOf(answer, 'cf-mitigated') === 'challenge' || htmlKind(answer) === 'challenge'
}
